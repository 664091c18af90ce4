import { RequestDataSource } from '@assent/database';
import type { PageQuery, SameContactPage } from '@assent/contracts';
import { MCA_REASONS, type McaReasonCode, type McaStatus } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { SqlParameters, scopeCondition } from '../sql.js';
import { type Keyset, afterCursor, keysetColumn, orderBy, toPage } from './keyset.js';

const BY_COMPANY: Keyset = {
  columns: [
    { sql: 'v.company_sort', type: 'text' },
    { sql: 'v.customer_id', type: 'uuid' },
  ],
  order: 'asc',
};

/** The expression of the index `customer_view_by_contact`: who is asked, else who is on record. */
const EMAIL = `lower(coalesce(v.attestation_contact ->> 'email', v.customer_contact ->> 'email'))`;

/** Other customers for whom the same person is the contact: accountants and group companies have many. */
@Injectable()
export class SameContactReader {
  constructor(private readonly dataSource: RequestDataSource) {}

  /** @param of the customer who is left out, and the address that the others have to have */
  async page(
    access: AccessScope,
    of: { readonly customerId: string; readonly email: string },
    { cursor, limit }: PageQuery,
  ): Promise<SameContactPage> {
    const parameters = new SqlParameters();
    const question = { customerId: of.customerId };
    const rows = await this.dataSource.query<SameContactRow[]>(
      `SELECT v.customer_id, v.company_name, v.domain, v.status, v.reason_code, ${keysetColumn(BY_COMPANY)}
       FROM customer_view v
       WHERE v.listed AND ${EMAIL} = lower(${parameters.add(of.email)})
         AND v.customer_id <> ${parameters.add(of.customerId)}
         AND ${scopeCondition(access, parameters, 'v')}
         AND ${afterCursor(BY_COMPANY, cursor, question, parameters)}
       ORDER BY ${orderBy(BY_COMPANY)} LIMIT ${parameters.add(limit + 1)}`,
      parameters.values,
    );
    return toPage(rows, limit, question, (row) => ({
      customerId: row.customer_id,
      companyName: row.company_name,
      domain: row.domain,
      status: row.status,
      reason: MCA_REASONS[row.reason_code].sentence,
    }));
  }
}

interface SameContactRow {
  readonly customer_id: string;
  readonly company_name: string;
  readonly domain: string | null;
  readonly status: McaStatus;
  readonly reason_code: McaReasonCode;
  readonly keyset: readonly string[];
}
