import { createCustomer, endRelationship, importCustomers, type newCustomerSchema } from '@assent/contracts';
import { checkNewCustomer } from '@assent/domain';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CustomerRecords } from '../customers/customer-records.js';
import { RunningImports } from '../imports/running-imports.js';
import { ProblemError, refuseViolations } from '../problem.error.js';
import { ProviderInstances } from '../provider-instances.js';
import type { Caller } from './caller.js';
import { refuseUnlessActive } from './state-refusals.js';
import { SubmitCommand, type Submitted } from './submit-command.js';

/** Where a new customer belongs. */
export interface NewCustomerPlace {
  readonly providerInstanceId?: string | undefined;
  readonly resellerId?: string | undefined;
}

/** The commands on customers themselves. */
@Injectable()
export class CustomerCommands {
  constructor(
    private readonly submit: SubmitCommand,
    private readonly customers: CustomerRecords,
    private readonly imports: RunningImports,
    private readonly instances: ProviderInstances,
    private readonly ids: Ids,
  ) {}

  create(
    caller: Caller,
    customer: z.output<typeof newCustomerSchema>,
    place: NewCustomerPlace,
  ): Promise<Submitted> {
    refuseViolations(checkNewCustomer(customer));
    const instance = this.instances.chosen(caller.access, place.providerInstanceId);
    return this.submit.submit(caller, 'create-customer', () => {
      const customerId = this.ids.next();
      return Promise.resolve({
        contract: createCustomer,
        data: customer,
        subjectId: customerId,
        customerId,
        scope: { providerInstanceId: instance.id, resellerId: place.resellerId ?? null },
      });
    });
  }

  import(caller: Caller, providerInstanceId: string | undefined): Promise<Submitted> {
    const instance = this.instances.chosen(caller.access, providerInstanceId);
    return this.submit.submit(caller, 'import-customers', async (tx) => {
      const running = await this.imports.runningFor(instance.id, tx);
      if (running !== null) {
        throw new ProblemError(
          'import_already_running',
          'The customers of this provider instance are being imported at this moment. Follow that import.',
          { references: { importId: running } },
        );
      }
      const importId = this.ids.next();
      return {
        contract: importCustomers,
        data: { importId },
        subjectId: importId,
        customerId: null,
        scope: { providerInstanceId: instance.id, resellerId: null },
      };
    });
  }

  end(caller: Caller, customerId: string): Promise<Submitted> {
    return this.submit.submit(caller, 'end-relationship', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      if (record.lifecycle === 'ended') return null;
      refuseUnlessActive(record);
      return {
        contract: endRelationship,
        data: { customerId },
        subjectId: customerId,
        customerId,
        scope: record.scope,
      };
    });
  }
}
