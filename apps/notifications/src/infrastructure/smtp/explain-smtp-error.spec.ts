import { explainSmtpError } from './explain-smtp-error.js';

const smtpError = (fields: Record<string, unknown>) =>
  Object.assign(new Error('550 ada@nordwind.example unknown'), fields);

describe('explainSmtpError', () => {
  it.each([
    ['an unknown recipient', { command: 'RCPT TO', responseCode: 550, code: 'EENVELOPE' }, 'refused'],
    ['a message that is refused', { command: 'DATA', responseCode: 554, code: 'EMESSAGE' }, 'refused'],
    ['a full mailbox', { command: 'RCPT TO', responseCode: 452, code: 'EENVELOPE' }, 'unavailable'],
    ['a refused sender', { command: 'MAIL FROM', responseCode: 550, code: 'EENVELOPE' }, 'unavailable'],
    ['a refused sign-in', { command: 'AUTH PLAIN', responseCode: 535, code: 'EAUTH' }, 'unavailable'],
    ['no connection', { command: 'CONN', code: 'ESOCKET' }, 'unavailable'],
    ['a busy server', { command: 'CONN', responseCode: 421, code: 'EPROTOCOL' }, 'unavailable'],
    ['anything else', {}, 'unavailable'],
  ])('takes %s for what it is, without an address in the reason', (_, fields, outcome) => {
    const explained = explainSmtpError(smtpError(fields));
    expect(explained.outcome).toBe(outcome);
    expect(explained.reason).not.toContain('@');
    expect(explained.reason).toMatch(/\.$/);
  });
});
