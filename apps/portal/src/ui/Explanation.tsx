import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    paddingBlockEnd: '16px',
  },
});

/** Says in a sentence what the figures below it mean. */
export function Explanation({ children }: { readonly children: ReactNode }) {
  return <p className={useStyles().root}>{children}</p>;
}
