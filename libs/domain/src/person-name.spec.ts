import { fullName } from './person-name.js';

describe('fullName', () => {
  it.each([
    ['Ada', 'Jensen', 'Ada Jensen'],
    ['太郎', '佐々木', '佐々木 太郎'],
    ['민준', '김', '김 민준'],
    ['ليلى', 'حداد', 'ليلى حداد'],
    ['Taro', '山田', 'Taro 山田'],
  ])('%s, %s: %s', (firstName, lastName, name) => {
    expect(fullName({ firstName, lastName })).toBe(name);
  });
});
