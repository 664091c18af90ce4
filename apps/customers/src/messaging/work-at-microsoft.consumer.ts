import { createCustomerAtMicrosoft, endRelationshipAtMicrosoft, readImportPage } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { CreateCustomerAtMicrosoft } from '../application/create-customer/create-customer-at-microsoft.js';
import { EndRelationshipAtMicrosoft } from '../application/end-relationship/end-relationship-at-microsoft.js';
import { ContinueImport } from '../application/import-customers/continue-import.js';

/**
 * Wake-ups for calls to Microsoft. Each may come late, twice or never: the rows say what is to be done, so
 * none of these needs the inbox.
 */
@Controller()
export class WorkAtMicrosoftConsumer {
  constructor(
    private readonly continueImport: ContinueImport,
    private readonly createCustomer: CreateCustomerAtMicrosoft,
    private readonly endRelationship: EndRelationshipAtMicrosoft,
  ) {}

  @Handle(readImportPage)
  async readPage(@Payload() message: Message<typeof readImportPage>): Promise<void> {
    await this.continueImport.execute(message.data.importId);
  }

  @Handle(createCustomerAtMicrosoft)
  async create(@Payload() message: Message<typeof createCustomerAtMicrosoft>): Promise<void> {
    await this.createCustomer.execute(message.data.customerId);
  }

  @Handle(endRelationshipAtMicrosoft)
  async end(@Payload() message: Message<typeof endRelationshipAtMicrosoft>): Promise<void> {
    await this.endRelationship.execute(message.data.customerId);
  }
}
