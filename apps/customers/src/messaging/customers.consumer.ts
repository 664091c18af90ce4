import { createCustomer, endRelationship, importCustomers } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { RequestCustomer } from '../application/create-customer/request-customer.js';
import { RequestEnd } from '../application/end-relationship/request-end.js';
import { StartImport } from '../application/import-customers/start-import.js';

/** The commands that others give to this service. */
@Controller()
export class CustomersConsumer {
  constructor(
    private readonly requestCustomer: RequestCustomer,
    private readonly requestEnd: RequestEnd,
    private readonly startImport: StartImport,
  ) {}

  @Handle(createCustomer)
  async create(@Payload() message: Message<typeof createCustomer>): Promise<void> {
    await this.requestCustomer.execute(message);
  }

  @Handle(endRelationship)
  async end(@Payload() message: Message<typeof endRelationship>): Promise<void> {
    await this.requestEnd.execute(message);
  }

  @Handle(importCustomers)
  async import(@Payload() message: Message<typeof importCustomers>): Promise<void> {
    await this.startImport.execute(message);
  }
}
