import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode, Ref } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    paddingBlock: '56px',
    paddingInline: '24px',
    textAlign: 'center',
  },
  icon: { fontSize: '48px', lineHeight: 1, color: tokens.colorNeutralForeground4 },
  title: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  detail: { maxWidth: '52ch', color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase300 },
  action: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    justifyContent: 'center',
    paddingBlockStart: '8px',
  },
});

/** What stands where there is nothing to show: why, and what to do. */
export function StateMessage({
  title,
  detail,
  icon,
  action,
  heading,
}: {
  readonly title: string;
  readonly detail: string;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  /** Given when this is the whole page: then the title is its `h1`. */
  readonly heading?: Ref<HTMLHeadingElement>;
}) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {icon && (
        <span aria-hidden className={styles.icon}>
          {icon}
        </span>
      )}
      {heading ? (
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
      ) : (
        <h2 className={styles.title}>{title}</h2>
      )}
      <p className={styles.detail}>{detail}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
