import { checkBranding } from './branding-rules.js';

describe('the rules of branding', () => {
  it('take a colour that can be read, a number, or neither', () => {
    expect(checkBranding({ accentColour: '#a4262c', supportPhone: '+49 30 1234567' })).toEqual([]);
    expect(checkBranding({ accentColour: null, supportPhone: null })).toEqual([]);
  });

  it('refuse a colour under which white text cannot be read, and name the nearest that works', () => {
    const [violation] = checkBranding({ accentColour: '#ffb900', supportPhone: null });
    expect(violation).toMatchObject({ path: 'branding.accentColour', code: 'unreadable' });
    expect(violation?.message).toMatch(/contrast of 1\.7.*#[0-9a-f]{6}\.$/);
  });

  it('refuse what is no telephone number', () => {
    expect(checkBranding({ accentColour: null, supportPhone: 'call us' })).toMatchObject([
      { path: 'branding.supportPhone' },
    ]);
  });
});
