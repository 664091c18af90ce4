import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';

/** Surfaces behind the cards differ a little from the cards, as in the Microsoft 365 admin center. */
export const lightTheme: Theme = { ...webLightTheme, colorNeutralBackground3: '#f6f7f9' };
export const darkTheme: Theme = { ...webDarkTheme };

/** Widths at which the layout changes; used in media queries. */
export const PHONE = '@media (max-width: 719px)';
export const NARROW = '@media (max-width: 1079px)';
export const REDUCED_MOTION = '@media (prefers-reduced-motion: reduce)';
