import type { ImportView } from '@assent/contracts';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessScope } from '../../application/access-scope.js';
import { CustomerCommands } from '../../application/commands/customer-commands.js';
import { OperationStore } from '../../application/operations/operation-store.js';
import { ProblemError } from '../../application/problem.error.js';
import { ImportViews } from '../../infrastructure/read-model/import-views.js';
import { DocumentedCommand, DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { IdPipe } from '../request/id.pipe.js';
import { CommandAnswers } from './command-answers.js';
import { ImportDto, ImportRequestDto } from './dtos.js';

/** Imports of all customers of a provider instance. */
@ApiTags('Customers')
@Controller('api/v1/customers')
export class ImportsController {
  constructor(
    private readonly callers: Callers,
    private readonly commands: CustomerCommands,
    private readonly answers: CommandAnswers,
    private readonly imports: ImportViews,
    private readonly operations: OperationStore,
  ) {}

  @Post('import')
  @DocumentedCommand('Import every tenant of a provider instance from Partner Center', {
    status: 200,
    type: ImportDto,
    description: 'The import is complete.',
  })
  async start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: ImportRequestDto,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.import(caller, body.providerInstanceId);
    return this.answers.answer(request, reply, caller, submitted, async (operation) => {
      const view = operation === null ? null : await this.find(caller.access, operation.subjectId);
      return view === null ? null : { status: 200, body: view };
    });
  }

  @Get('imports/:importId')
  @DocumentedRead('How far an import has come', ImportDto)
  async import(
    @Req() request: FastifyRequest,
    @Param('importId', new IdPipe('import_not_found')) importId: string,
  ): Promise<ImportView> {
    const view = await this.find(this.callers.of(request).access, importId);
    if (view !== null) return view;
    throw new ProblemError('import_not_found', 'There is no import with this id, or it is not yours.');
  }

  /** Before the first page was read there is only the operation to tell of the import. */
  private async find(access: AccessScope, importId: string): Promise<ImportView | null> {
    const view = await this.imports.find(access, importId);
    if (view !== null) return view;
    const operation = await this.operations.findBySubject(access, 'import-customers', importId);
    if (operation === null) return null;
    const startedAt = operation.createdAt.toISOString();
    return {
      id: importId,
      providerInstanceId: operation.scope.providerInstanceId,
      state: operation.state === 'refused' ? 'failed' : 'running',
      pages: 0,
      seen: 0,
      created: 0,
      changed: 0,
      ended: 0,
      startedAt,
      updatedAt: operation.settledAt?.toISOString() ?? startedAt,
    };
  }
}
