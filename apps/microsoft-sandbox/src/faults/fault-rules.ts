import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SandboxClock } from '../clock/sandbox-clock.js';
import { SeededRandom } from '../customers/random.js';
import { pathPattern } from './path-pattern.js';

const faultRuleSchema = z
  .strictObject({
    /** `*` is one part of the path, `**` anything; the token endpoint and the pages can be struck as well. */
    path: z.string().startsWith('/').default('/**'),
    /** Unset: every method. */
    method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    /** Answer with this instead of the true answer; below 400 it is a success with a body that is none. */
    status: z.number().int().min(200).max(599).optional(),
    /** Unset: `throttled` for 429, else `classic`. `entra` is how the token endpoint refuses. */
    body: z.enum(['classic', 'extended', 'throttled', 'entra', 'empty', 'html']).optional(),
    code: z.union([z.string(), z.number()]).optional(),
    message: z.string().optional(),
    retryAfterSeconds: z.number().int().min(0).optional(),
    isRetryable: z.boolean().default(false),
    /** Wait this long: before anything else, or `after_work` with the answer. */
    delayMs: z.number().int().min(0).max(600_000).optional(),
    /** Cut the connection without an answer. */
    drop: z.boolean().default(false),
    /** Whether it strikes before anything is done, or when the work is done already. */
    when: z.enum(['before_work', 'after_work']).default('before_work'),
    /** 0 to 1. */
    probability: z.number().min(0).max(1).default(1),
    /** Strikes only what comes beyond so many calls in so long by the sandbox's clock, as a limit does; unset: everything. */
    beyond: z.strictObject({ calls: z.number().int().min(1), perMs: z.number().int().min(1) }).optional(),
    /** How often it strikes at most; unset: always. */
    count: z.number().int().min(1).optional(),
  })
  .refine((rule) => rule.drop || rule.status !== undefined || rule.delayMs !== undefined, {
    message: 'say at least one of status, drop and delayMs',
  })
  .refine((rule) => (rule.status ?? 500) >= 400 || rule.body === 'html' || rule.body === 'empty', {
    message: 'a success that is a fault has the body html or empty',
  });

/** What may go wrong, where, how often. */
export type FaultRule = z.output<typeof faultRuleSchema>;

/** Body of `PUT /_control/faults`: the rules in order, alone or with the seed of their dice. */
export const faultRulesSchema = z.union([
  z.array(faultRuleSchema).transform((rules) => ({ rules, seed: 1 })),
  z.strictObject({ rules: z.array(faultRuleSchema), seed: z.number().int().default(1) }),
]);

interface ArmedRule {
  readonly rule: FaultRule;
  readonly pattern: RegExp;
  struck: number;
  /** When the calls came that `beyond` let through, oldest first. */
  readonly letThrough: number[];
}

/** Decides which requests go wrong. The first rule that fits and strikes wins. */
@Injectable()
export class FaultRules {
  private armed: ArmedRule[] = [];
  private random = new SeededRandom(1);

  constructor(private readonly clock: SandboxClock) {}

  replace(request: z.output<typeof faultRulesSchema>): void {
    this.armed = request.rules.map((rule) => ({
      rule,
      pattern: pathPattern(rule.path),
      struck: 0,
      letThrough: [],
    }));
    this.random = new SeededRandom(request.seed);
  }

  list(): (FaultRule & { struck: number })[] {
    return this.armed.map(({ rule, struck }) => ({ ...rule, struck }));
  }

  /** Counts the strike. */
  strike(method: string, path: string): { rule: FaultRule; position: number } | undefined {
    const position = this.armed.findIndex((armed) => {
      const { rule, pattern, struck } = armed;
      return (
        (rule.method === undefined || rule.method === method) &&
        pattern.test(path) &&
        (rule.count === undefined || struck < rule.count) &&
        (rule.probability === 1 || this.random.next() < rule.probability) &&
        isBeyond(armed, this.clock.now())
      );
    });
    const hit = this.armed[position];
    if (hit === undefined) return undefined;
    hit.struck += 1;
    return { rule: hit.rule, position };
  }
}

/** Counts the call where it is not. */
function isBeyond({ rule: { beyond }, letThrough }: ArmedRule, now: number): boolean {
  if (beyond === undefined) return true;
  while ((letThrough[0] ?? now) <= now - beyond.perMs) letThrough.shift();
  if (letThrough.length >= beyond.calls) return true;
  letThrough.push(now);
  return false;
}
