import { makeStyles, tokens } from '@fluentui/react-components';
import { REDUCED_MOTION } from '../../theme/themes';
import { LAPTOP, LAPTOP_TRACKS, STACKED, WORK_LIST_TRACKS } from './work-list-tracks';

/** The grid of the list. Below the desktop's width a row becomes a card with its cells stacked. */
export const useGridStyles = makeStyles({
  headGroup: {
    position: 'sticky',
    insetBlockStart: '48px',
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    borderStartStartRadius: tokens.borderRadiusLarge,
    borderStartEndRadius: tokens.borderRadiusLarge,
    [STACKED]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  row: {
    display: 'grid',
    gridTemplateColumns: WORK_LIST_TRACKS,
    columnGap: '16px',
    alignItems: 'center',
    paddingInline: '20px',
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    [LAPTOP]: { gridTemplateColumns: LAPTOP_TRACKS },
  },
  head: {
    minHeight: '44px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    '& > *': { minWidth: 0 },
  },
  body: { position: 'relative' },
  bodyRow: {
    position: 'absolute',
    insetBlockStart: 0,
    insetInline: 0,
    minHeight: '76px',
    paddingBlock: '12px',
    fontSize: tokens.fontSizeBase300,
    backgroundColor: tokens.colorNeutralBackground1,
    transitionProperty: 'background-color',
    transitionDuration: tokens.durationFaster,
    [REDUCED_MOTION]: { transitionDuration: '1ms' },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    '& > *': { minWidth: 0 },
    [STACKED]: {
      gridTemplateColumns: '24px 1fr auto',
      rowGap: '8px',
      alignItems: 'start',
      paddingInline: '16px',
      paddingBlock: '16px',
    },
  },
  select: { display: 'flex', alignItems: 'center', minWidth: 0 },
  company: { [STACKED]: { gridColumnEnd: 'span 2', alignSelf: 'center' } },
  country: { [LAPTOP]: { display: 'none' }, [STACKED]: { display: 'none' } },
  status: { [STACKED]: { gridColumnStart: 2, gridColumnEnd: 'span 2' } },
  link: { [STACKED]: { gridColumnStart: 2, gridColumnEnd: 'span 2' } },
  since: { fontSize: tokens.fontSizeBase200, [STACKED]: { display: 'none' } },
  actions: { textAlign: 'end', [STACKED]: { gridColumnStart: 2, gridColumnEnd: 'span 2' } },
});
