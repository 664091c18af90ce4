import type { ProviderInstanceProfile } from '@assent/contracts';
import type { AccessScope } from './access-scope.js';
import { ProblemError } from './problem.error.js';

/** The partner's connections to Partner Center, as far as everybody may know them. */
export class ProviderInstances {
  /** @param profiles at least one; the first is the default */
  constructor(private readonly profiles: readonly [ProviderInstanceProfile, ...ProviderInstanceProfile[]]) {}

  find(id: string): ProviderInstanceProfile | undefined {
    return this.profiles.find((profile) => profile.id === id);
  }

  visibleTo({ providerInstanceIds }: AccessScope): ProviderInstanceProfile[] {
    return this.profiles.filter(
      ({ id }) => providerInstanceIds === 'all' || providerInstanceIds.includes(id),
    );
  }

  /**
   * The instance that a request means: the one it names, else the default.
   *
   * @throws ProblemError `validation_failed` when there is no such instance for this caller
   */
  chosen(access: AccessScope, id: string | undefined): ProviderInstanceProfile {
    const profile = this.visibleTo(access).find((candidate) => id === undefined || candidate.id === id);
    if (profile !== undefined) return profile;
    throw new ProblemError('validation_failed', 'Correct the fields below and send the request again.', {
      errors: [
        {
          path: 'providerInstanceId',
          message: 'There is no such provider instance; GET /api/v1/provider-instances lists them.',
        },
      ],
    });
  }
}
