import { Controller, Get, Query } from '@nestjs/common';
import { Caller } from '../http/exchange.js';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import type { CallerIdentity } from '../tokens/access-tokens.js';
import { TakesTokens } from '../tokens/token-kind.guard.js';
import { IndirectResellers } from './indirect-resellers.js';

const RESELLERS = 'IsIndirectCloudSolutionProviderOf';

/** Relationships between partners [A]; how `state` is spelled is inferred [C]. */
@Controller('v1/relationships')
export class RelationshipsController {
  constructor(private readonly resellers: IndirectResellers) {}

  @Get()
  @TakesTokens('app_user')
  list(
    @Caller() caller: CallerIdentity,
    @Query() query: Record<string, string | undefined>,
  ): Record<string, unknown> {
    if (query['relationship_type']?.toLowerCase() !== RESELLERS.toLowerCase()) {
      throw MicrosoftFault.classic('invalidRequest', `relationship_type must be ${RESELLERS} here.`);
    }
    const items = this.resellers.of(caller.partner).map((reseller) => ({
      ...reseller,
      relationshipType: RESELLERS,
      state: 'Active',
      attributes: { objectType: 'PartnerRelationship' },
    }));
    return { totalCount: items.length, items, attributes: { objectType: 'Collection' } };
  }
}
