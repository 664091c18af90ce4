import { useTranslation } from 'react-i18next';
import { formatDay, formatDuration, formatInstant, formatRelative } from './duration';
import { useNow } from './use-now';

const MINUTE_MS = 60_000;
/** Our clock moves in steps and others' clocks differ a little: what is this near ahead has just happened. */
const CLOCK_STEP_MS = 20_000;

/** Times in the reader's language, kept current while they are on the screen. */
export function useTimes() {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const language = i18n.resolvedLanguage === 'en' ? navigator.language || 'en' : i18n.language;
  return {
    now,
    relative: (instant: string) => {
      const at = Date.parse(instant);
      const isJustNow = at - now < CLOCK_STEP_MS && now - at < MINUTE_MS;
      return isJustNow ? t('common.time.now') : formatRelative(at, now, i18n.language);
    },
    lasting: (since: string) => formatDuration(now - Date.parse(since), i18n.language),
    exact: (instant: string) => formatInstant(instant, language),
    day: (instant: string) => formatDay(instant, language),
  };
}
