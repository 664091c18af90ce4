import { makeStyles } from '@fluentui/react-components';

/** Fields side by side where there is room for two, below each other where there is not. */
export const useFormStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    columnGap: '16px',
    rowGap: '12px',
    alignItems: 'start',
    // A field is a grid itself; without this its input would be as wide as its longest choice.
    '& > *': { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});
