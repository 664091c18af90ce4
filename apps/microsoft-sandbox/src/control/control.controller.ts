import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { SandboxClock } from '../clock/sandbox-clock.js';
import { FaultRules, faultRulesSchema } from '../faults/fault-rules.js';
import { pathPattern } from '../faults/path-pattern.js';
import { AnswerStore } from '../http/answer-store.js';
import { CallLog } from '../http/call-log.js';
import { parseControl } from '../http/parse-body.js';
import type { SandboxSettings } from '../state/sandbox-state.js';
import { SandboxStore } from '../state/sandbox-store.js';
import { LoopbackGuard } from './loopback.guard.js';

const settingsSchema = z.strictObject({
  strictAppUser: z.boolean().optional(),
  agreementListLagSeconds: z.number().int().min(0).optional(),
});
const advanceSchema = z.strictObject({ advanceSeconds: z.number().min(0) });

/** What concerns the sandbox as a whole: faults, the log of calls, settings, the clock, starting over. */
@Controller('_control')
@UseGuards(LoopbackGuard)
export class ControlController {
  constructor(
    private readonly faults: FaultRules,
    private readonly log: CallLog,
    private readonly answers: AnswerStore,
    private readonly store: SandboxStore,
    private readonly clock: SandboxClock,
  ) {}

  /** Replaces all rules; an empty list heals everything. */
  @Put('faults')
  putFaults(@Body() body: unknown): unknown {
    this.faults.replace(parseControl(faultRulesSchema, body));
    return { rules: this.faults.list() };
  }

  /** The rules with how often each has struck. */
  @Get('faults')
  getFaults(): unknown {
    return { rules: this.faults.list() };
  }

  /** The newest calls, oldest first; `path` is a pattern as in the rules. */
  @Get('calls')
  calls(@Query('method') method?: string, @Query('path') path?: string): unknown {
    const calls = this.log.find({ method, path: path === undefined ? undefined : pathPattern(path) });
    return { count: calls.length, calls };
  }

  @Delete('calls')
  @HttpCode(204)
  forgetCalls(): void {
    this.log.clear();
  }

  @Get('settings')
  settings(): SandboxSettings {
    return this.store.state.settings;
  }

  @Patch('settings')
  changeSettings(@Body() body: unknown): SandboxSettings {
    const { strictAppUser, agreementListLagSeconds } = parseControl(settingsSchema, body);
    const { settings } = this.store.state;
    if (strictAppUser !== undefined) settings.strictAppUser = strictAppUser;
    if (agreementListLagSeconds !== undefined) settings.agreementListLagSeconds = agreementListLagSeconds;
    this.store.changed();
    return settings;
  }

  @Get('clock')
  time(): { now: string } {
    return { now: new Date(this.clock.now()).toISOString() };
  }

  @Post('clock')
  @HttpCode(200)
  advance(@Body() body: unknown): { now: string } {
    this.clock.advance(parseControl(advanceSchema, body).advanceSeconds * 1000);
    return this.time();
  }

  /** The first day again: invented customers only, no attestations, faults, calls or stored answers. */
  @Post('reset')
  @HttpCode(200)
  reset(): { customers: number } {
    this.store.reset();
    this.answers.clear();
    this.log.clear();
    this.faults.replace({ rules: [], seed: 1 });
    return { customers: this.store.state.customers.size };
  }
}
