import { makeStaticStyles } from '@fluentui/react-components';

/** What no component owns: sizes that count borders in, and no margins that nobody asked for. */
export const useGlobalStyles = makeStaticStyles({
  '*, *::before, *::after': { boxSizing: 'border-box' },
  'html, body': { margin: 0, minHeight: '100%' },
  html: { WebkitTextSizeAdjust: '100%', scrollPaddingBlockStart: '72px' },
  'h1, h2, h3, p, dl, dd, ul, ol': { margin: 0 },
  // The header and the list's headings stay in sight; what is scrolled to must not lie behind them.
  '[data-row-link]': { scrollMarginBlock: '120px 48px' },
  'ul, ol': { padding: 0, listStyleType: 'none' },
});
