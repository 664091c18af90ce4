import { believableCustomers } from '../../../test/gateway-stand-in/believable-customers';
import { messageFor } from './invitation-message';

const [{ mca }] = believableCustomers(1) as [ReturnType<typeof believableCustomers>[number]];
const messageIn = (language: string) =>
  messageFor(
    { ...mca, attestation: { ...mca.attestation!, language, expiresAt: '2026-02-10T09:30:00.000Z' } },
    'ACME',
  );

describe('messageFor', () => {
  it.each(['en-US', 'de-DE', 'fr', 'es-MX', 'it-IT', 'pt-BR', 'nl-NL', 'pl-PL', 'ja-JP', 'ar-SA'])(
    'is written in %s, with company, person, link and the end of the link',
    (language) => {
      const message = messageIn(language);
      expect(message).toContain('ACME');
      expect(message).toContain('Ada Jensen');
      expect(message).toContain(`\n\n${mca.attestation!.links.landing}\n\n`);
      expect(message).toContain('UTC');
      expect(message.startsWith('Hello')).toBe(language === 'en-US');
    },
  );

  it('falls back to English as a whole, the date included', () => {
    expect(messageIn('ko-KR')).toContain('valid until February 10, 2026 at 9:30 AM UTC');
  });

  it('needs a link', () => {
    expect(() => messageFor({ ...mca, attestation: null }, 'ACME')).toThrow('no acceptance link');
  });
});
