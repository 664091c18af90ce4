import { makeStaticStyles } from '@fluentui/react-components';

/** What no component owns: sizes that count borders in, and no margins that nobody asked for. */
export const useGlobalStyles = makeStaticStyles({
  '*, *::before, *::after': { boxSizing: 'border-box' },
  'html, body': { margin: 0, minHeight: '100%' },
  html: { WebkitTextSizeAdjust: '100%', scrollPaddingBlockStart: '72px' },
  'h1, h2, h3, p, dl, dd, ul, ol': { margin: 0 },
  'ul, ol': { padding: 0, listStyleType: 'none' },
});
