import { z } from 'zod';
import type { HandOver } from '../../application/ports/mailer.js';

/** What nodemailer tells of a failure; its sentences may hold addresses and are not used. */
const smtpErrorSchema = z.object({
  /** The server's answer, such as 550. */
  responseCode: z.number().optional(),
  /** At which point of the conversation. */
  command: z.string().optional(),
  code: z.string().optional(),
});

/**
 * Says in plain words why a mail was not taken, and whether it ever will be.
 *
 * Only an answer about the recipient or about this very mail is final. A refused sign-in or sender is our
 * own set-up: mails wait until somebody has put it right.
 */
export function explainSmtpError(error: unknown): Exclude<HandOver, { outcome: 'sent' }> {
  const parsed = smtpErrorSchema.safeParse(error);
  const { responseCode, command, code } = parsed.success ? parsed.data : {};
  const answered = responseCode === undefined ? '' : ` (answer ${responseCode})`;
  const isFinal = responseCode !== undefined && responseCode >= 500;
  if (command === 'RCPT TO') {
    return isFinal
      ? { outcome: 'refused', reason: `The mail server does not accept the recipient's address${answered}.` }
      : { outcome: 'unavailable', reason: `The recipient's mailbox is not available now${answered}.` };
  }
  if (command === 'DATA' && isFinal) {
    return { outcome: 'refused', reason: `The mail server refused the message${answered}.` };
  }
  if (code === 'EENVELOPE' && responseCode === undefined) {
    return { outcome: 'refused', reason: "The recipient's address is not one that mail can be sent to." };
  }
  if (code === 'EAUTH') {
    return { outcome: 'unavailable', reason: `The mail server refused our sign-in${answered}.` };
  }
  if (command === 'MAIL FROM') {
    return { outcome: 'unavailable', reason: `The mail server refused our sender address${answered}.` };
  }
  if (responseCode !== undefined) {
    return { outcome: 'unavailable', reason: `The mail server cannot take mails now${answered}.` };
  }
  return { outcome: 'unavailable', reason: 'The mail server does not answer.' };
}
