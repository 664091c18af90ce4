import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { type HandOver, Mailer, type ReadyMail } from '../../application/ports/mailer.js';
import { MAIL_POLICY } from '../../domain/mail-policy.js';
import { explainSmtpError } from './explain-smtp-error.js';

/** Where mails are handed over, and under which address they are sent. */
export interface SmtpSettings {
  /** Such as `smtp://user:password@host:587`, `smtps://...`; options may follow as a query. */
  readonly url: string;
  /** The envelope's and the header's sender; the name beside it is the partner's. */
  readonly from: string;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Hands mails to an SMTP server. */
@Injectable()
export class SmtpMailer extends Mailer {
  private readonly transport: ReturnType<typeof createTransport>;

  constructor(private readonly settings: SmtpSettings) {
    super();
    this.transport = createTransport({
      url: settings.url,
      connectionTimeout: MAIL_POLICY.connectTimeoutMs,
      greetingTimeout: MAIL_POLICY.greetingTimeoutMs,
      socketTimeout: MAIL_POLICY.silenceTimeoutMs,
      // On the same machine there is nobody to hide from, and a mail catcher's certificate is its own.
      ignoreTLS: LOOPBACK.has(new URL(settings.url).hostname),
      // Nothing in a mail is ever fetched from a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  override async handOver(mail: ReadyMail): Promise<HandOver> {
    try {
      await this.transport.sendMail({
        messageId: `<${mail.id}@${this.settings.from.split('@')[1] ?? 'localhost'}>`,
        from: { name: mail.from.displayName, address: this.settings.from },
        ...(mail.from.supportEmail !== null && { replyTo: mail.from.supportEmail }),
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        attachments: mail.images.map(({ cid, fileName, mediaType, content }) => ({
          cid,
          filename: fileName,
          contentType: mediaType,
          contentDisposition: 'inline',
          content,
        })),
        headers: {
          // Holiday notes of the signatory need not answer a program.
          'Auto-Submitted': 'auto-generated',
        },
      });
      return { outcome: 'sent' };
    } catch (error) {
      return explainSmtpError(error);
    }
  }
}
