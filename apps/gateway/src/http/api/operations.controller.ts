import type { Operation } from '@assent/contracts';
import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OperationStore } from '../../application/operations/operation-store.js';
import { ProblemError } from '../../application/problem.error.js';
import { DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { IdPipe } from '../request/id.pipe.js';
import { OperationDto } from './dtos.js';
import { presentOperation } from './present-operation.js';

@ApiTags('Operations')
@Controller('api/v1/operations')
export class OperationsController {
  constructor(
    private readonly callers: Callers,
    private readonly operations: OperationStore,
  ) {}

  @Get(':operationId')
  @DocumentedRead('The outcome of one command', OperationDto)
  async operation(
    @Req() request: FastifyRequest,
    @Param('operationId', new IdPipe('operation_not_found')) operationId: string,
  ): Promise<Operation> {
    const operation = await this.operations.find(this.callers.of(request).access, operationId);
    if (operation !== null) return presentOperation(operation);
    throw new ProblemError('operation_not_found', 'There is no operation with this id, or it is not yours.');
  }
}
