import { checkConnection, type ProviderInstanceProfile } from '@assent/contracts';
import { Injectable } from '@nestjs/common';
import { type AccessScope, isInScope } from '../access-scope.js';
import { ProblemError } from '../problem.error.js';
import { ProviderInstances } from '../provider-instances.js';
import type { Caller } from './caller.js';
import { SubmitCommand, type Submitted } from './submit-command.js';

/** What can be asked about a connection to Microsoft, and who may ask. */
@Injectable()
export class ConnectionCommands {
  constructor(
    private readonly submit: SubmitCommand,
    private readonly instances: ProviderInstances,
  ) {}

  check(caller: Caller, providerInstanceId: string): Promise<Submitted> {
    this.refuseUnknown(caller.access, providerInstanceId);
    return this.submit.submit(caller, 'check-connection', () =>
      Promise.resolve({
        contract: checkConnection,
        data: { providerInstanceId },
        subjectId: providerInstanceId,
        customerId: null,
        scope: scopeOf(providerInstanceId),
      }),
    );
  }

  /** The provider instances whose connection a caller may look at: it belongs to the partner and to no reseller. */
  visibleTo(access: AccessScope): ProviderInstanceProfile[] {
    return this.instances.visibleTo(access).filter(({ id }) => isInScope(access, scopeOf(id)));
  }

  /** @throws ProblemError `provider_instance_not_found` */
  refuseUnknown(access: AccessScope, providerInstanceId: string): void {
    if (this.visibleTo(access).some(({ id }) => id === providerInstanceId)) return;
    throw new ProblemError(
      'provider_instance_not_found',
      'There is no provider instance with this id; GET /api/v1/provider-instances lists them.',
    );
  }
}

const scopeOf = (providerInstanceId: string) => ({ providerInstanceId, resellerId: null });
