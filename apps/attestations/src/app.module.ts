import { DatabaseModule } from '@assent/database';
import { MessagingModule } from '@assent/messaging';
import { OutboxModule } from '@assent/outbox';
import type { ProviderInstance } from '@assent/partner-center';
import { ReplayAnswers, ServiceKitModule } from '@assent/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { CreateAgreementAtMicrosoft } from './application/create-agreement-at-microsoft/create-agreement-at-microsoft.use-case.js';
import { CreateAgreement } from './application/create-agreement/create-agreement.use-case.js';
import { CreateAttestationAtMicrosoft } from './application/create-attestation-at-microsoft/create-attestation-at-microsoft.use-case.js';
import { Decisions } from './application/decisions.js';
import { DeclineAttestation } from './application/decline-attestation/decline-attestation.use-case.js';
import { DismissSuggestion } from './application/dismiss-suggestion/dismiss-suggestion.use-case.js';
import { ExpireLinks } from './application/expire-links/expire-links.use-case.js';
import { FinaliseAccepted } from './application/finalise-accepted/finalise-accepted.use-case.js';
import { HeadStarts } from './application/head-starts.js';
import { HoldAgreement } from './application/hold-agreement/hold-agreement.use-case.js';
import { HandOutPolls } from './application/hand-out-polls/hand-out-polls.use-case.js';
import { HandOutVerifications } from './application/hand-out-verifications/hand-out-verifications.use-case.js';
import { PollAcceptance } from './application/poll-acceptance/poll-acceptance.use-case.js';
import { RecordLinkOpened } from './application/record-link-opened/record-link-opened.use-case.js';
import { RefreshStatus } from './application/refresh-status/refresh-status.use-case.js';
import { RemindSignatory } from './application/remind-signatory/remind-signatory.use-case.js';
import { RenewAttestation } from './application/renew-attestation/renew-attestation.use-case.js';
import { RequestNewLink } from './application/request-new-link/request-new-link.use-case.js';
import { ResumeOverdueWork } from './application/resume-overdue-work/resume-overdue-work.use-case.js';
import { RevokeAttestation } from './application/revoke-attestation/revoke-attestation.use-case.js';
import { StartAttestation } from './application/start-attestation/start-attestation.use-case.js';
import { SuggestSignatory } from './application/suggest-signatory/suggest-signatory.use-case.js';
import { TrackCustomer } from './application/track-customer/track-customer.use-case.js';
import { VerifyCustomer } from './application/verify-customer/verify-customer.use-case.js';
import type { Environment } from './environment.js';
import { attestationsSchema } from './infrastructure/attestations-schema.js';
import { InfrastructureModule } from './infrastructure/infrastructure.module.js';
import { AnswerReplayAndDigest } from './messaging/answer-replay-and-digest.consumer.js';
import { CallMicrosoftWhenWorkIsDue } from './messaging/call-microsoft-when-work-is-due.consumer.js';
import { CarryOutPartnerCommands } from './messaging/carry-out-partner-commands.consumer.js';
import { CarryOutSignatoryCommands } from './messaging/carry-out-signatory-commands.consumer.js';
import { RememberSettingsWhenChanged } from './messaging/remember-settings-when-changed.consumer.js';
import { TrackCustomerWhenCustomerChanged } from './messaging/track-customer-when-customer-changed.consumer.js';
import { CountWaitingWorkSweep } from './messaging/count-waiting-work.sweep.js';
import { WakeWhatIsDue } from './messaging/wake-what-is-due.sweeps.js';

/** The one writer of MCA status. */
@Module({})
export class AppModule {
  static forRoot(environment: Environment, instances: readonly ProviderInstance[]): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceKitModule.forRoot({ service: 'attestations', logLevel: environment.LOG_LEVEL }),
        DatabaseModule.forRoot({
          url: environment.DATABASE_URL,
          applicationName: 'attestations',
          ...attestationsSchema,
        }),
        MessagingModule.forRoot({
          service: 'attestations',
          redisUrl: environment.REDIS_URL,
          envelopeKeys: environment.ENVELOPE_KEYS,
        }),
        OutboxModule.forRoot({ service: 'attestations' }),
        InfrastructureModule.forRoot(environment, instances),
      ],
      controllers: [
        CarryOutPartnerCommands,
        CarryOutSignatoryCommands,
        TrackCustomerWhenCustomerChanged,
        RememberSettingsWhenChanged,
        CallMicrosoftWhenWorkIsDue,
        WakeWhatIsDue,
        CountWaitingWorkSweep,
        AnswerReplayAndDigest,
      ],
      providers: [
        ReplayAnswers,
        Decisions,
        StartAttestation,
        RenewAttestation,
        RemindSignatory,
        RevokeAttestation,
        RefreshStatus,
        CreateAgreement,
        RecordLinkOpened,
        DeclineAttestation,
        RequestNewLink,
        SuggestSignatory,
        DismissSuggestion,
        TrackCustomer,
        CreateAttestationAtMicrosoft,
        HeadStarts,
        CreateAgreementAtMicrosoft,
        PollAcceptance,
        VerifyCustomer,
        HoldAgreement,
        FinaliseAccepted,
        ExpireLinks,
        HandOutPolls,
        HandOutVerifications,
        ResumeOverdueWork,
      ],
    };
  }
}
