import '@testing-library/jest-dom';
import { setUpLanguage } from '../src/i18n/setup';
import { installBrowserParts } from './browser-parts';

installBrowserParts();
beforeAll(() => setUpLanguage(['en']));
