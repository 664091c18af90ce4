import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { portalLanguageFor } from './languages';
import { readTextsIn } from './texts';

/** Loads the frame's texts in the reader's language and marks the document with it and its direction. */
export async function setUpLanguage(preferred: readonly string[]): Promise<void> {
  const language = portalLanguageFor(preferred);
  const texts = await language.load();
  const resources: Record<string, { translation: object }> = {
    en: { translation: { common: en.common } },
    [language.code]: { translation: { common: texts.common } },
  };
  await i18next.use(initReactI18next).init({
    lng: language.code,
    fallbackLng: 'en',
    resources,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  readTextsIn(language.code, texts);
  document.documentElement.lang = language.code;
  document.documentElement.dir = language.dir;
}
