import type { ProviderInstanceList } from '@assent/contracts';
import { Controller, Get, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ProviderInstances } from '../../application/provider-instances.js';
import { DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { ProviderInstanceListDto } from './dtos.js';

@ApiTags('Provider instances')
@Controller('api/v1/provider-instances')
export class ProviderInstancesController {
  constructor(
    private readonly callers: Callers,
    private readonly instances: ProviderInstances,
  ) {}

  @Get()
  @DocumentedRead(
    'The partner’s connections to Partner Center, the default one first',
    ProviderInstanceListDto,
  )
  list(@Req() request: FastifyRequest): ProviderInstanceList {
    return { items: this.instances.visibleTo(this.callers.of(request).access) };
  }
}
