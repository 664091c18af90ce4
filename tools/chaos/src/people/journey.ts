import type { AttestationView, CustomerMca } from '@assent/contracts';
import { randomUUID } from 'node:crypto';
import type { SandboxControl } from '../world/sandbox-control.js';
import type { Gateway, Outcome } from './gateway.js';
import type { JourneyPlan, Manner } from './journey-plan.js';

/** The customer of a journey. */
export interface JourneyCustomer {
  readonly customerId: string;
  readonly tenantId: string;
}

const LOOK_AGAIN_MS = [1_000, 3_000] as const;
/** After so many looks in vain a person presses *refresh*. */
const REFRESH_AFTER_LOOKS = 8;

/**
 * What people do around one customer: the operations team through the API, the customer on our page and at
 * Microsoft. Nobody repairs anything; whoever is told no by a passing state looks and asks again.
 */
export class Journey {
  /** Where it is, in words; what a stuck one is reported with. */
  step = 'not started';
  endedAs: 'compliant' | 'as_wished' | null = null;
  /** Why it could not go on. */
  failure: string | null = null;
  /** Attestations that the commands have made: one for each yes, and one where Microsoft said no later. */
  made = 0;
  /** Two tabs that were both told yes. */
  doubledYes = 0;
  refusals: string[] = [];

  constructor(
    readonly plan: JourneyPlan,
    readonly customer: JourneyCustomer,
    private readonly gateway: Gateway,
    private readonly sandbox: SandboxControl,
  ) {}

  /** Goes the whole way, or as far as time allows. Never rejects. */
  async walk(): Promise<void> {
    try {
      await this.go();
    } catch (error) {
      if (this.gateway.person.signal.aborted) return;
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  private async go(): Promise<void> {
    const { route } = this.plan;
    let attestation = await this.start();
    switch (route) {
      case 'straight':
        break;
      case 'renewed':
        attestation = await this.renew(attestation);
        break;
      case 'declined':
      case 'declined_then_again':
        await this.decline(attestation);
        if (route === 'declined') {
          this.end('as_wished');
          return;
        }
        attestation = await this.start();
        break;
      case 'revoked':
      case 'revoked_then_again':
        await this.revoke(attestation);
        if (route === 'revoked') {
          this.end('as_wished');
          return;
        }
        attestation = await this.start();
        break;
    }
    await this.accept(attestation);
    await this.finish();
    await this.mayOrder();
    this.end('compliant');
  }

  private end(as: 'compliant' | 'as_wished'): void {
    this.endedAs = as;
    this.step = 'ended';
  }

  private async start(): Promise<AttestationView> {
    this.step = 'starting the attestation';
    const body = {
      contact: {
        firstName: 'Ada',
        lastName: 'Jensen',
        email: `ada.jensen@journey-${this.plan.number}.example`,
        phone: '+49 30 1234567',
      },
      country: 'DE',
      delivery: this.plan.delivery,
    };
    for (;;) {
      const outcomes = await this.send('attestations', body, this.plan.start);
      const yes = outcomes.filter(({ kind }) => kind === 'done').length;
      this.made += outcomes.filter(hasMade).length;
      if (yes > 1) this.doubledYes += 1;
      if (yes > 0) break;
      // A tab may have been refused because of the other one, whose answer says more.
      const mca = await this.mca();
      if (mca.attestation?.state === 'link_generated') break;
      await this.gateway.person.think(...LOOK_AGAIN_MS);
    }
    return this.linkOf((mca) => mca.attestation);
  }

  private async renew(old: AttestationView): Promise<AttestationView> {
    this.step = 'renewing the link';
    await this.gateway.person.think(100, 1_500);
    for (;;) {
      const [outcome] = await this.send(`attestations/${old.id}/renewal`, {}, 'once');
      if (outcome !== undefined && hasMade(outcome)) this.made += 1;
      if (outcome?.kind === 'done') break;
      const { attestation } = await this.mca();
      if (attestation !== null && attestation.id !== old.id && attestation.state === 'link_generated') break;
      await this.gateway.person.think(...LOOK_AGAIN_MS);
    }
    return this.linkOf(({ attestation }) => (attestation?.id === old.id ? null : attestation));
  }

  private async decline(attestation: AttestationView): Promise<void> {
    this.step = 'declining';
    const { landing } = attestation.links;
    if (landing === null) throw new Error('A live attestation has no address of ours.');
    const post = async () => {
      await this.gateway.person.ask({ method: 'POST', url: `${landing}/decline`, body: 'reason=Not+us' });
    };
    await post();
    await this.until((mca) => mca.reasonCode === 'declined', post);
  }

  private async revoke(attestation: AttestationView): Promise<void> {
    this.step = 'revoking';
    for (;;) {
      const [outcome] = await this.send(`attestations/${attestation.id}/revocation`, undefined, 'once');
      if (outcome?.kind === 'done' || (await this.mca()).reasonCode === 'revoked') break;
      await this.gateway.person.think(...LOOK_AGAIN_MS);
    }
    await this.until((mca) => mca.reasonCode === 'revoked');
  }

  private async accept(attestation: AttestationView): Promise<void> {
    this.step = 'opening the link';
    const { landing, acceptance } = attestation.links;
    if (landing === null || acceptance === null) throw new Error('A live attestation has no link.');
    if (this.plan.opens) {
      await this.gateway.person.ask({ method: 'GET', url: landing });
      await this.gateway.person.think(100, 1_000);
      const step = await this.gateway.person.ask({ method: 'POST', url: `${landing}/continue`, body: '' });
      const led = step.headers.get('location');
      if (led !== acceptance) {
        const { status, reasonCode } = await this.mca();
        throw new Error(
          `Our page answered ${step.status} and led to ${led ?? 'nowhere'} instead of ${acceptance}, ` +
            `and the customer is ${status}, ${reasonCode}.`,
        );
      }
    }
    this.step = 'accepting at Microsoft';
    await this.sandbox.accept(new URL(acceptance).searchParams.get('attestationid') ?? '');
    this.step = 'waiting until the acceptance is seen';
    await this.until(({ status }) => status === 'ready', this.refresh);
  }

  private async finish(): Promise<void> {
    this.step = 'creating the agreement';
    for (;;) {
      const outcomes = await this.send('agreement', undefined, this.plan.finish);
      if (outcomes.some(({ kind }) => kind === 'done')) break;
      const mca = await this.until(
        ({ status, nextAction }) => status === 'compliant' || nextAction === 'create_agreement',
      );
      if (mca.status === 'compliant') break;
      await this.gateway.person.think(...LOOK_AGAIN_MS);
    }
    this.step = 'waiting until the customer is compliant';
    await this.until(({ status }) => status === 'compliant');
  }

  private async mayOrder(): Promise<void> {
    this.step = 'asking whether the customer may order';
    const { allowed } = await this.gateway.eligibility(this.customer.customerId);
    if (!allowed) throw new Error('A compliant customer may not order.');
  }

  /** Sends one command in a manner. @returns the outcome for each key that was used */
  private async send(path: string, body: unknown, manner: Manner): Promise<Outcome[]> {
    const keys = Array.from({ length: manner === 'two_tabs' ? 2 : 1 }, () => randomUUID());
    const times = manner === 'impatient' ? 3 : 1;
    const outcomes = await Promise.all(
      keys.map(async (key) => {
        const same = await Promise.all(
          Array.from({ length: times }, () =>
            this.gateway.command(`customers/${this.customer.customerId}/mca/${path}`, body, {
              key,
              ...(this.plan.waits ? { waitSeconds: 20 } : {}),
            }),
          ),
        );
        return this.oneOf(same, path);
      }),
    );
    for (const outcome of outcomes) {
      if (outcome.kind === 'refused') this.refusals.push(`${this.step}: ${outcome.code}: ${outcome.detail}`);
    }
    return outcomes;
  }

  /** One key, one outcome: whoever repeats must hear the same. */
  private oneOf(outcomes: readonly Outcome[], path: string): Outcome {
    const [first] = outcomes;
    if (first === undefined) throw new Error('Nothing was sent.');
    const different = outcomes.find(({ kind }) => kind !== first.kind);
    // Without an operation there is nothing that could be repeated: such a no, or "it is there", is of its moment.
    const bothOperations = different?.operationId != null && first.operationId !== null;
    if (different !== undefined && bothOperations) {
      throw new Error(`One Idempotency-Key was answered in two ways (${path}).`);
    }
    return outcomes.find(({ kind }) => kind === 'done') ?? first;
  }

  private readonly refresh = async (): Promise<void> => {
    await this.gateway.command(`customers/${this.customer.customerId}/mca/status-refresh`, undefined);
  };

  private async linkOf(
    choose: (mca: CustomerMca) => AttestationView | null,
  ): Promise<AttestationView & { links: { landing: string; acceptance: string } }> {
    for (;;) {
      const attestation = choose(await this.mca());
      const { landing, acceptance } = attestation?.links ?? {};
      if (attestation?.state === 'link_generated' && landing != null && acceptance != null) {
        return { ...attestation, links: { landing, acceptance } };
      }
      await this.gateway.person.think(...LOOK_AGAIN_MS);
    }
  }

  private async until(
    isThere: (mca: CustomerMca) => boolean,
    afterManyLooks?: () => Promise<void>,
  ): Promise<CustomerMca> {
    for (let looks = 1; ; looks += 1) {
      const mca = await this.mca();
      if (isThere(mca)) return mca;
      if (looks % REFRESH_AFTER_LOOKS === 0) await afterManyLooks?.();
      await this.gateway.person.think(...LOOK_AGAIN_MS);
    }
  }

  private mca(): Promise<CustomerMca> {
    return this.gateway.mca(this.customer.customerId);
  }
}

/** Also where Microsoft refused: that attestation has failed, but there is one. */
const hasMade = (outcome: Outcome) => outcome.kind === 'done' || outcome.code.startsWith('microsoft_');
