import { defaultProviderInstanceSettings } from '@assent/contracts';
import { formOf, formPathOf, settingsFormSchema, settingsIn } from './settings-form';

const defaults = defaultProviderInstanceSettings('manual');
const chosen = {
  finalisation: { mode: 'automatic' as const, undoMinutes: 60 },
  linkLifetimeMinutes: 1440,
  branding: {
    displayName: 'Contoso Cloud',
    accentColour: '#a4262c',
    supportEmail: 'mca@contoso.example',
    supportPhone: '+49 30 765',
  },
};

describe('the form of settings', () => {
  it.each([
    ['the defaults', defaults],
    ['everything chosen', chosen],
  ])('keeps %s as they are', (_, settings) => {
    expect(settingsIn(formOf(settings))).toEqual(settings);
    expect(settingsFormSchema.safeParse(formOf(settings)).success).toBe(true);
  });

  it('says at its field what is wrong', () => {
    const faults = (changes: object) =>
      settingsFormSchema
        .safeParse({ ...formOf(chosen), ...changes })
        .error?.issues.map(({ path }) => path.join('.'));
    expect(faults({ accentColour: '#ffee00' })).toEqual(['accentColour']);
    expect(faults({ accentColour: 'red' })).toEqual(['accentColour']);
    expect(faults({ supportEmail: 'help' })).toEqual(['supportEmail']);
    expect(faults({ supportPhone: 'call us' })).toEqual(['supportPhone']);
  });

  it('finds the field of each error of the gateway', () => {
    expect(formPathOf('branding.accentColour')).toBe('accentColour');
    expect(formPathOf('finalisation.undoMinutes')).toBe('undoMinutes');
    expect(formPathOf('version')).toBeUndefined();
  });
});
