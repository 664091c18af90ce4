import { webLightTheme, type Theme } from '@fluentui/react-components';

/** Surfaces behind the cards differ a little from the cards, as in the Microsoft 365 admin center. */
export const lightTheme: Theme = { ...webLightTheme, colorNeutralBackground3: '#f6f7f9' };
