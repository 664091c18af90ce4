import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { CustomerDirectory } from '../customers/customer-directory.js';
import { inventCustomers } from '../customers/invented-customers.js';
import { parseControl } from '../http/parse-body.js';
import { type CustomerRecord, HOME_PARTNER } from '../state/sandbox-state.js';
import { SandboxStore } from '../state/sandbox-store.js';
import { LoopbackGuard } from './loopback.guard.js';

const moreCustomersSchema = z.strictObject({
  count: z.number().int().min(1).max(20_000),
  seed: z.number().int().min(1).default(2),
  /** The Partner Center tenant that they belong to; naming one makes it a partner of its own. */
  partnerTenantId: z.string().min(1).optional(),
});

/** Does to customers what the world does to them. */
@Controller('_control/customers')
@UseGuards(LoopbackGuard)
export class ControlCustomersController {
  constructor(
    private readonly directory: CustomerDirectory,
    private readonly store: SandboxStore,
  ) {}

  /** Invents more customers, with names that are not there yet; a big partner for tests of the import. */
  @Post()
  invent(@Body() body: unknown): unknown {
    const { count, seed, partnerTenantId } = parseControl(moreCustomersSchema, body);
    const { separatePartners } = this.store.state;
    if (partnerTenantId !== undefined && !separatePartners.includes(partnerTenantId)) {
      separatePartners.push(partnerTenantId);
    }
    const partner = partnerTenantId ?? HOME_PARTNER;
    const customers = inventCustomers({ partner, count, seed, taken: this.directory.companyNames() });
    const known = this.directory.ids();
    const added = customers.filter(({ id }) => !known.has(id));
    this.directory.add(...added);
    return { added: added.length, total: this.store.state.customers.size };
  }

  /** A customer with everything that Microsoft knows of it. */
  @Get(':id')
  show(@Param('id') id: string): CustomerRecord {
    return this.get(id);
  }

  /** The customer accepts in the Microsoft 365 admin center, without the partner. */
  @Post(':id/accept-directly')
  @HttpCode(200)
  acceptDirectly(@Param('id') id: string): CustomerRecord {
    const customer = this.get(id);
    customer.acceptedDirectly = true;
    this.directory.changed();
    return customer;
  }

  private get(id: string): CustomerRecord {
    const customer = this.directory.findAnywhere(id);
    if (customer === undefined) throw new NotFoundException(`No customer ${id}.`);
    return customer;
  }
}
