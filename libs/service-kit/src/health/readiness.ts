import { Injectable } from '@nestjs/common';
import { types } from 'node:util';
import { HEALTH_LIMITS } from './health-limits.js';
import type { HealthPart, PartHealth } from './health-part.js';

export interface ReadinessReport {
  /** `degraded` still takes work: nothing is lost meanwhile, but a person should look. */
  readonly status: 'ready' | 'degraded' | 'not_ready';
  readonly parts: readonly PartHealth[];
}

/** Whether the service may get work now, and if not, which part of it is down. */
@Injectable()
export class Readiness {
  private readonly parts: HealthPart[] = [];
  private state: 'starting' | 'on' | 'stopping' = 'starting';

  /** Parts join when the service is put together. */
  add(...parts: readonly HealthPart[]): void {
    this.parts.push(...parts);
  }

  /** Called once everything listens. */
  turnOn(): void {
    this.state = 'on';
  }

  /** The first step of a shutdown: from now on no new work is sent here. */
  turnOff(): void {
    this.state = 'stopping';
  }

  async report(): Promise<ReadinessReport> {
    if (this.state !== 'on') {
      const detail = this.state === 'starting' ? 'The service is starting.' : 'The service is shutting down.';
      return { status: 'not_ready', parts: [{ name: 'process', status: 'down', detail }] };
    }
    const parts = await Promise.all(this.parts.map(checkPart));
    return { status: overall(parts), parts };
  }
}

function overall(parts: readonly PartHealth[]): ReadinessReport['status'] {
  if (parts.some((part) => part.status === 'down')) return 'not_ready';
  return parts.some((part) => part.status === 'warn') ? 'degraded' : 'ready';
}

async function checkPart(part: HealthPart): Promise<PartHealth> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(HEALTH_LIMITS.partTimeoutMs)} ms`));
    }, HEALTH_LIMITS.partTimeoutMs);
  });
  try {
    return { name: part.name, ...(await Promise.race([part.check(), tooLate])) };
  } catch (error) {
    // Codes only: the message of a connection error holds the address, and this page has no sign-in.
    const code = types.isNativeError(error) && 'code' in error ? String(error.code) : undefined;
    const late =
      types.isNativeError(error) && error.message.startsWith('no answer') ? error.message : undefined;
    const detail = `The check failed: ${late ?? code ?? 'see the log'}.`;
    return { name: part.name, status: part.whenFailing, detail };
  } finally {
    clearTimeout(timer);
  }
}
