/** A rule of the sandbox's control API. */
export interface SandboxFaultRule {
  readonly path: string;
  readonly probability?: number;
  readonly status?: number;
  readonly body?: 'html' | 'empty';
  readonly retryAfterSeconds?: number;
  readonly delayMs?: number;
  readonly drop?: true;
  readonly when?: 'before_work' | 'after_work';
}

type Misbehaviour = Omit<SandboxFaultRule, 'path' | 'probability'>;

/** What part of all calls to Partner Center goes wrong in which way; a fifth together. */
const MISBEHAVIOURS: readonly (readonly [share: number, what: Misbehaviour])[] = [
  // Everybody pauses for it, so it is short and rare.
  [0.02, { status: 429, retryAfterSeconds: 1 }],
  [0.03, { status: 500 }],
  [0.03, { status: 503 }],
  [0.02, { status: 502, body: 'html' }],
  // A proxy in between says yes with a page of its own: the work may be done.
  [0.02, { status: 200, body: 'html', when: 'after_work' }],
  [0.02, { drop: true }],
  [0.025, { drop: true, when: 'after_work' }],
  [0.015, { status: 500, when: 'after_work' }],
  [0.02, { delayMs: 1_500 }],
];

/** The rules under which the sandbox treats a fifth of the calls badly. */
export function misbehavingMicrosoft(): SandboxFaultRule[] {
  let left = 1;
  const rules = MISBEHAVIOURS.map(([share, what]) => {
    // A rule throws its dice only where those before it did not strike.
    const probability = share / left;
    left -= share;
    return { path: '/v1/**', ...what, probability };
  });
  return [...rules, { path: '/**/oauth2/**', status: 503, probability: 0.1 }];
}

/** Microsoft serves nobody. */
export function absentMicrosoft(status: 429 | 503): SandboxFaultRule[] {
  return [{ path: '/v1/**', status, ...(status === 429 ? { retryAfterSeconds: 3 } : {}) }];
}
