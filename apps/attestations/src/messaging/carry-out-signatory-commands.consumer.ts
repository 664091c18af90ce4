import { declineAttestation, recordLinkOpened, requestNewLink, suggestSignatory } from '@assent/contracts';
import { Handle, Payload, type Message } from '@assent/messaging';
import { CommandInbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { DeclineAttestation } from '../application/decline-attestation/decline-attestation.use-case.js';
import { RecordLinkOpened } from '../application/record-link-opened/record-link-opened.use-case.js';
import { RequestNewLink } from '../application/request-new-link/request-new-link.use-case.js';
import { SuggestSignatory } from '../application/suggest-signatory/suggest-signatory.use-case.js';

/** What the signatory does on our landing page. Each command takes effect once per operation. */
@Controller()
export class CarryOutSignatoryCommands {
  constructor(
    private readonly inbox: CommandInbox,
    private readonly opened: RecordLinkOpened,
    private readonly decline: DeclineAttestation,
    private readonly newLink: RequestNewLink,
    private readonly suggest: SuggestSignatory,
  ) {}

  @Handle(recordLinkOpened)
  async recordLinkOpened(@Payload() message: Message<typeof recordLinkOpened>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.opened.execute(tx, message));
  }

  @Handle(declineAttestation)
  async declineAttestation(@Payload() message: Message<typeof declineAttestation>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.decline.execute(tx, message));
  }

  @Handle(requestNewLink)
  async requestNewLink(@Payload() message: Message<typeof requestNewLink>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.newLink.execute(tx, message));
  }

  @Handle(suggestSignatory)
  async suggestSignatory(@Payload() message: Message<typeof suggestSignatory>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.suggest.execute(tx, message));
  }
}
