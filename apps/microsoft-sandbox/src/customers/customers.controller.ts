import {
  Body,
  Controller,
  Delete,
  Get,
  Head,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Caller, CurrentExchange, type Exchange } from '../http/exchange.js';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import { parseWire } from '../http/parse-body.js';
import { IndirectResellers } from '../relationships/indirect-resellers.js';
import { SandboxStore } from '../state/sandbox-store.js';
import type { CallerIdentity } from '../tokens/access-tokens.js';
import { refuseAppOnly, TakesTokens } from '../tokens/token-kind.guard.js';
import { checkNewCustomer, firstCredentials, newCustomerRecord } from './create-customer.js';
import { CustomerDirectory } from './customer-directory.js';
import { pageBody, readPageRequest } from './customer-paging.js';
import { customerDetail, customerListItem, newCustomerSchema } from './customer-wire.js';

const endOfRelationshipSchema = z.object({
  relationshipToPartner: z.string().regex(/^none$/i, 'only none is possible'),
});

/** The customers resource of Partner Center [A]. */
@Controller('v1')
export class CustomersController {
  constructor(
    private readonly directory: CustomerDirectory,
    private readonly store: SandboxStore,
    private readonly resellers: IndirectResellers,
  ) {}

  @Get('customers')
  @TakesTokens('any')
  list(
    @Caller() caller: CallerIdentity,
    @Query() query: Record<string, string | undefined>,
    @Headers('ms-continuationtoken') continuationToken: string | undefined,
  ): Record<string, unknown> {
    const request = readPageRequest(query, continuationToken, (resellerId, customer) =>
      this.resellers.serves(resellerId, customer),
    );
    const { customers, more } = this.directory.page({ partner: caller.partner, ...request });
    return pageBody(request, customers.map(customerListItem), more ? customers.at(-1)?.id : undefined);
  }

  @Post('customers')
  @TakesTokens('any')
  create(
    @Caller() caller: CallerIdentity,
    @CurrentExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Record<string, unknown> {
    if (!exchange.requestIdGiven || !exchange.correlationIdGiven) {
      throw MicrosoftFault.classic('invalidRequest', 'MS-RequestId and MS-CorrelationId are required here.');
    }
    const order = parseWire(newCustomerSchema, body);
    if (order.associatedPartnerId && caller.kind === 'app_only') refuseAppOnly(this.store);
    checkNewCustomer(order);
    if (this.directory.isDomainTaken(order.companyProfile.domain))
      throw MicrosoftFault.classic('domainTaken');
    const customer = newCustomerRecord(caller.partner, order);
    this.directory.add(customer);
    return {
      ...customerDetail(customer),
      userCredentials: firstCredentials(),
      ...(order.associatedPartnerId && { associatedPartnerId: order.associatedPartnerId }),
    };
  }

  @Get('customers/:id')
  @TakesTokens('any')
  get(@Caller() caller: CallerIdentity, @Param('id') id: string): Record<string, unknown> {
    return customerDetail(this.directory.get(caller.partner, id));
  }

  /** Ends the relationship; the tenant itself lives on. */
  @Patch('customers/:id')
  @TakesTokens('app_user')
  endRelationship(
    @Caller() caller: CallerIdentity,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Record<string, unknown> {
    parseWire(endOfRelationshipSchema, body);
    const customer = this.directory.get(caller.partner, id);
    customer.relationshipToPartner = 'none';
    this.directory.changed();
    return customerListItem(customer);
  }

  /** Removes a tenant altogether; at Microsoft only in the integration sandbox. */
  @Delete('customers/:id')
  @TakesTokens('any')
  @HttpCode(204)
  remove(@Caller() caller: CallerIdentity, @Param('id') id: string): void {
    this.directory.remove(this.directory.get(caller.partner, id));
  }

  /** 200: somebody has the domain. 404: it is free. */
  @Head('domains/:domain')
  @TakesTokens('any')
  domain(@Param('domain') domain: string, @Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.status(this.directory.isDomainTaken(domain) ? 200 : 404);
  }
}
