import i18next from 'i18next';
import { lazy, type ComponentType } from 'react';
import { en, type Feature, type LanguageTexts } from './en';

let language: { readonly code: string; readonly texts: LanguageTexts } = { code: 'en', texts: en };

/** Says in which language the texts of features come from now on; English stands in where one is missing. */
export function readTextsIn(code: string, texts: LanguageTexts): void {
  language = { code, texts };
}

const isThere = (code: string, feature: Feature) => i18next.exists(feature, { lng: code, fallbackLng: [] });

/** Fetches the texts of these features; those that are there already cost nothing. */
export async function loadTexts(...features: readonly Feature[]): Promise<void> {
  const wanted = language.code === 'en' ? [language] : [language, { code: 'en', texts: en }];
  await Promise.all(
    wanted.flatMap(({ code, texts }) =>
      features
        .filter((feature) => !isThere(code, feature))
        .map(async (feature) => {
          const theTexts = { [feature]: await texts.features[feature]() };
          i18next.addResourceBundle(code, 'translation', theTexts, true);
        }),
    ),
  );
}

/** A component in a chunk of its own, loaded together with the texts that it reads. */
export function lazyWithTexts<Props extends object>(
  features: readonly Feature[],
  load: () => Promise<ComponentType<Props>>,
) {
  return lazy(async () => {
    const [component] = await Promise.all([load(), loadTexts(...features)]);
    return { default: component };
  });
}
