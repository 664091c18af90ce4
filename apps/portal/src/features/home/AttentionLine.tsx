import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

const useStyles = makeStyles({
  root: {
    ':not(:last-child)': {
      borderBlockEndWidth: '1px',
      borderBlockEndStyle: 'solid',
      borderBlockEndColor: tokens.colorNeutralStroke2,
    },
  },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(3.5ch, auto) 1fr auto',
    columnGap: '12px',
    alignItems: 'center',
    minHeight: '56px',
    marginInline: '-8px',
    paddingInline: '8px',
    paddingBlock: '8px',
  },
  waiting: { color: tokens.colorNeutralForeground2 },
  link: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  go: { display: 'inline-flex', color: tokens.colorNeutralForeground3 },
});

/** Something that needs a person, and the way to it. */
export function AttentionLine({
  to,
  mark,
  title,
  hint,
}: {
  /** Undefined while it is not known whether there are any: a way that is about to go must not take the focus. */
  readonly to: string | undefined;
  /** How many there are, or a sign, in front. */
  readonly mark: ReactNode;
  readonly title: string;
  readonly hint: string;
}) {
  const styles = useStyles();
  const line = (
    <>
      {mark}
      <span>
        <span className={styles.title}>{title}</span>
        <br />
        <span className={styles.hint}>{hint}</span>
      </span>
    </>
  );
  return (
    <li className={styles.root}>
      {to === undefined ? (
        <div className={mergeClasses(styles.line, styles.waiting)}>{line}</div>
      ) : (
        <Link className={mergeClasses(styles.line, styles.link)} to={to}>
          {line}
          <span aria-hidden className={styles.go}>
            <ChevronRightRegular />
          </span>
        </Link>
      )}
    </li>
  );
}
