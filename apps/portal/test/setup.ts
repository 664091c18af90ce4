import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { setUpLanguage } from '../src/i18n/setup';
import { installBrowserParts } from './browser-parts';

installBrowserParts();
configure({
  // A page's first chunk is compiled when it is first opened, on a machine that has other things to do.
  asyncUtilTimeout: 25_000,
  // The whole document in a failure's text hides the failure.
  getElementError: (message) => new Error(message?.split('\n\nIgnored nodes')[0] ?? 'Not found.'),
});
// Typing a form with jsdom takes seconds where nothing else runs, and ten times as long where much does.
jest.setTimeout(120_000);
beforeAll(() => setUpLanguage(['en']));
