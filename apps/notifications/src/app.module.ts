import { DatabaseModule } from '@assent/database';
import { Keyring } from '@assent/keyring';
import { MessagingModule } from '@assent/messaging';
import { OutboxModule } from '@assent/outbox';
import { ReplayAnswers, ServiceKitModule } from '@assent/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { CancelMails } from './application/cancel-mails/cancel-mails.js';
import { ForgetWhatIsOver } from './application/forget-what-is-over/forget-what-is-over.js';
import { IntendMail } from './application/intend-mail/intend-mail.js';
import { Addresses } from './application/ports/addresses.js';
import { ClosedAttestations } from './application/ports/closed-attestations.js';
import { Deliveries } from './application/ports/deliveries.js';
import { KnownStates } from './application/ports/known-states.js';
import { Mailer } from './application/ports/mailer.js';
import { Mails } from './application/ports/mails.js';
import { Senders } from './application/ports/senders.js';
import { RecordDelivery } from './application/record-delivery/record-delivery.js';
import { SendMail } from './application/send-mail/send-mail.js';
import { WakeOverdueMails } from './application/wake-overdue-mails/wake-overdue-mails.js';
import type { NotificationsEnvironment } from './environment.js';
import { ConfiguredAddresses } from './infrastructure/configured-addresses.js';
import { MailBacklog } from './infrastructure/mail-backlog.js';
import { entities, migrations } from './infrastructure/persistence/schema.js';
import { TypeOrmClosedAttestations } from './infrastructure/persistence/typeorm-closed-attestations.js';
import { DeliveryStates } from './infrastructure/persistence/delivery-states.js';
import { TypeOrmDeliveries } from './infrastructure/persistence/typeorm-deliveries.js';
import { SenderProfiles, TypeOrmSenders } from './infrastructure/persistence/typeorm-senders.js';
import { TypeOrmMails } from './infrastructure/persistence/typeorm-mails.js';
import { SmtpMailer } from './infrastructure/smtp/smtp-mailer.js';
import { AnswerReplayAndDigest } from './messaging/answer-replay-and-digest.consumer.js';
import { CancelMailsWhenAttestationClosed } from './messaging/cancel-mails-when-attestation-closed.consumer.js';
import { IntendInvitationWhenRequested } from './messaging/intend-invitation-when-requested.consumer.js';
import { IntendReminderWhenRequested } from './messaging/intend-reminder-when-requested.consumer.js';
import { MailSweeps } from './messaging/mail.sweeps.js';
import { RememberSenderWhenSettingsChanged } from './messaging/remember-sender-when-settings-changed.consumer.js';
import { SendMailConsumer } from './messaging/send-mail.consumer.js';
import { readProviderProfiles } from './provider-profiles.js';

/** The notifications service. */
@Module({})
export class AppModule {
  /** @throws Error when the provider instances cannot be read */
  static with(environment: NotificationsEnvironment): DynamicModule {
    const service = 'notifications';
    const profiles = readProviderProfiles(environment);
    return {
      module: AppModule,
      imports: [
        ServiceKitModule.forRoot({ service, logLevel: environment.LOG_LEVEL }),
        DatabaseModule.forRoot({
          url: environment.DATABASE_URL,
          applicationName: service,
          entities,
          migrations,
        }),
        MessagingModule.forRoot({
          service,
          redisUrl: environment.REDIS_URL,
          envelopeKeys: environment.ENVELOPE_KEYS,
        }),
        OutboxModule.forRoot({ service }),
      ],
      controllers: [
        IntendInvitationWhenRequested,
        IntendReminderWhenRequested,
        CancelMailsWhenAttestationClosed,
        RememberSenderWhenSettingsChanged,
        SendMailConsumer,
        MailSweeps,
        AnswerReplayAndDigest,
      ],
      providers: [
        ReplayAnswers,
        IntendMail,
        CancelMails,
        SendMail,
        RecordDelivery,
        WakeOverdueMails,
        MailBacklog,
        ForgetWhatIsOver,
        { provide: Keyring, useValue: environment.AT_REST_KEYS },
        { provide: Mails, useClass: TypeOrmMails },
        { provide: Deliveries, useClass: TypeOrmDeliveries },
        { provide: KnownStates, useClass: DeliveryStates },
        { provide: ClosedAttestations, useClass: TypeOrmClosedAttestations },
        {
          provide: Addresses,
          useFactory: () => new ConfiguredAddresses(environment.LINK_TOKEN_KEYS, environment.PUBLIC_URL),
        },
        { provide: SenderProfiles, useValue: new SenderProfiles(profiles) },
        { provide: Senders, useClass: TypeOrmSenders },
        {
          provide: Mailer,
          useFactory: () => new SmtpMailer({ url: environment.SMTP_URL, from: environment.MAIL_FROM }),
        },
      ],
    };
  }
}
