import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    minWidth: 0,
    maxWidth: '100%',
    minHeight: '32px',
    paddingInline: '8px 4px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBlockEndColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

/** The browser's own list of choices in Fluent's colours; a tenth of the weight, for the tools above a list. */
export function SmallSelect({
  id,
  value,
  onSelect,
  children,
}: {
  readonly id: string;
  readonly value: string;
  readonly onSelect: (value: string) => void;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <select
      id={id}
      className={styles.root}
      value={value}
      onChange={({ target }) => {
        onSelect(target.value);
      }}
    >
      {children}
    </select>
  );
}
