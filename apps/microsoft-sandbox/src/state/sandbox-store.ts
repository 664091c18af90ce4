import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { inventCustomers } from '../customers/invented-customers.js';
import type { SandboxEnvironment } from '../environment.js';
import { ENVIRONMENT } from '../environment.token.js';
import { customerKey, HOME_PARTNER, type SandboxState } from './sandbox-state.js';
import { readStateFile, writeStateFile } from './state-file.js';

/** How long changes are gathered before the state file is written once for all of them. */
const WRITE_DELAY_MS = 50;
/** A world of thousands takes longer to write: writing never takes more than one part in so many of the time. */
const WRITE_SHARE = 10;

/** Holds the sandbox's world in memory and, where asked to, in a file. */
@Injectable()
export class SandboxStore implements OnApplicationShutdown {
  state: SandboxState;
  private pendingWrite: NodeJS.Timeout | undefined;
  private lastWriteMs = 0;

  constructor(@Inject(ENVIRONMENT) private readonly environment: SandboxEnvironment) {
    const file = environment.SANDBOX_STATE_FILE;
    this.state = (file === undefined ? undefined : readStateFile(file)) ?? this.firstState();
    this.changed();
  }

  /** To be called after every change; the file follows within moments. */
  changed(): void {
    if (this.environment.SANDBOX_STATE_FILE === undefined || this.pendingWrite !== undefined) return;
    this.pendingWrite = setTimeout(
      () => {
        this.flush();
      },
      Math.max(WRITE_DELAY_MS, this.lastWriteMs * WRITE_SHARE),
    );
  }

  /** Back to the first day. Tokens stay good, so that a running product need not be restarted. */
  reset(): void {
    this.state = { ...this.firstState(), tokenKey: this.state.tokenKey };
    this.changed();
  }

  onApplicationShutdown(): void {
    if (this.pendingWrite !== undefined) this.flush();
  }

  private flush(): void {
    clearTimeout(this.pendingWrite);
    this.pendingWrite = undefined;
    const file = this.environment.SANDBOX_STATE_FILE;
    if (file === undefined) return;
    const before = performance.now();
    writeStateFile(file, this.state);
    this.lastWriteMs = performance.now() - before;
  }

  private firstState(): SandboxState {
    const { SANDBOX_CUSTOMERS: count, SANDBOX_SEED: seed } = this.environment;
    const customers = inventCustomers({ partner: HOME_PARTNER, count, seed });
    return {
      formatVersion: 1,
      tokenKey: randomBytes(32).toString('base64url'),
      clockOffsetMs: 0,
      settings: {
        strictAppUser: this.environment.SANDBOX_STRICT_APP_USER,
        agreementListLagSeconds: this.environment.SANDBOX_AGREEMENT_LIST_LAG_SECONDS,
      },
      separatePartners: [],
      customers: new Map(customers.map((customer) => [customerKey(customer.partner, customer.id), customer])),
      attestations: new Map(),
      answers: new Map(),
    };
  }
}
