import { chooseLanguage } from './choose-language.js';

describe('chooseLanguage', () => {
  it.each([
    [{ chosen: 'fr', asked: 'de-DE', accepted: 'es' }, 'fr'],
    [{ asked: 'de-DE', accepted: 'es' }, 'de'],
    [{ chosen: 'xx', asked: 'zh-Hans', accepted: 'ko;q=0.9, es;q=0.8, en;q=0.7' }, 'es'],
    [{ accepted: 'en;q=0.5, fr-CA' }, 'fr'],
    [{ accepted: 'de;q=0' }, 'en'],
    [{ chosen: ['fr', 'de'], asked: 'pt-BR' }, 'pt'],
    [{ chosen: 'ar', asked: 'de-DE' }, 'ar'],
    [{}, 'en'],
  ])('chooses for %j', (wishes, language) => {
    expect(chooseLanguage(wishes).language).toBe(language);
  });
});
