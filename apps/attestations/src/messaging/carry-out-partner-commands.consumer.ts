import {
  createAgreement,
  holdAgreement,
  dismissSuggestion,
  refreshStatus,
  remindSignatory,
  renewAttestation,
  revokeAttestation,
  startAttestation,
} from '@assent/contracts';
import { Handle, Payload, type Message } from '@assent/messaging';
import { CommandInbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import {
  type ClaimedCreation,
  CreateAttestationAtMicrosoft,
} from '../application/create-attestation-at-microsoft/create-attestation-at-microsoft.use-case.js';
import { CreateAgreement } from '../application/create-agreement/create-agreement.use-case.js';
import { DismissSuggestion } from '../application/dismiss-suggestion/dismiss-suggestion.use-case.js';
import { HeadStarts } from '../application/head-starts.js';
import { HoldAgreement } from '../application/hold-agreement/hold-agreement.use-case.js';
import { RefreshStatus } from '../application/refresh-status/refresh-status.use-case.js';
import { RemindSignatory } from '../application/remind-signatory/remind-signatory.use-case.js';
import { RenewAttestation } from '../application/renew-attestation/renew-attestation.use-case.js';
import { RevokeAttestation } from '../application/revoke-attestation/revoke-attestation.use-case.js';
import { StartAttestation } from '../application/start-attestation/start-attestation.use-case.js';

/** What the partner's people and order systems ask for. Each command takes effect once per operation. */
@Controller()
export class CarryOutPartnerCommands {
  constructor(
    private readonly inbox: CommandInbox,
    private readonly start: StartAttestation,
    private readonly renew: RenewAttestation,
    private readonly remind: RemindSignatory,
    private readonly revoke: RevokeAttestation,
    private readonly dismiss: DismissSuggestion,
    private readonly refresh: RefreshStatus,
    private readonly agree: CreateAgreement,
    private readonly hold: HoldAgreement,
    private readonly atMicrosoft: CreateAttestationAtMicrosoft,
    private readonly headStarts: HeadStarts,
  ) {}

  @Handle(startAttestation)
  async startAttestation(@Payload() message: Message<typeof startAttestation>): Promise<void> {
    // Bulk work waits its turn behind what people wait for; only the queue knows that order.
    const atOnce = message.envelope.priority === 'interactive' && this.headStarts.hasRoom;
    const made: { creation?: ClaimedCreation } = {};
    await this.inbox.handleOnce(message, async (tx) => {
      made.creation = await this.start.execute(tx, message, atOnce);
    });
    const { creation } = made;
    // Not awaited: the next command is not to wait for Microsoft.
    if (creation) this.headStarts.begin(() => this.atMicrosoft.call(creation, message));
  }

  @Handle(renewAttestation)
  async renewAttestation(@Payload() message: Message<typeof renewAttestation>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.renew.execute(tx, message));
  }

  @Handle(remindSignatory)
  async remindSignatory(@Payload() message: Message<typeof remindSignatory>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.remind.execute(tx, message));
  }

  @Handle(revokeAttestation)
  async revokeAttestation(@Payload() message: Message<typeof revokeAttestation>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.revoke.execute(tx, message));
  }

  @Handle(dismissSuggestion)
  async dismissSuggestion(@Payload() message: Message<typeof dismissSuggestion>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.dismiss.execute(tx, message));
  }

  @Handle(refreshStatus)
  async refreshStatus(@Payload() message: Message<typeof refreshStatus>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.refresh.execute(tx, message));
  }

  @Handle(createAgreement)
  async createAgreement(@Payload() message: Message<typeof createAgreement>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.agree.execute(tx, message));
  }

  @Handle(holdAgreement)
  async holdAgreement(@Payload() message: Message<typeof holdAgreement>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.hold.execute(tx, message));
  }
}
