import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    columnGap: '24px',
    rowGap: '16px',
  },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, paddingBlockEnd: '2px' },
  value: { overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase300 },
});

/** Names and values side by side, as many columns as fit. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={useStyles().list}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
