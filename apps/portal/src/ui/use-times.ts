import { useTranslation } from 'react-i18next';
import { formatDay, formatDuration, formatInstant, formatRelative } from './duration';
import { useNow } from './use-now';

/** Times in the reader's language, kept current while they are on the screen. */
export function useTimes() {
  const { i18n } = useTranslation();
  const now = useNow();
  const language = i18n.resolvedLanguage === 'en' ? navigator.language || 'en' : i18n.language;
  return {
    now,
    relative: (instant: string) => formatRelative(Date.parse(instant), now, i18n.language),
    lasting: (since: string) => formatDuration(now - Date.parse(since), i18n.language),
    exact: (instant: string) => formatInstant(instant, language),
    day: (instant: string) => formatDay(instant, language),
  };
}
