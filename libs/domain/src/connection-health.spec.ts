import { CONNECTION_FAILURES, type ConnectionFailureReason } from './connection-failure.js';
import { judgeConnection, type CallRecord, type TokenKind } from './connection-health.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

function calls(
  operation: string,
  succeeded: number | null,
  failed: readonly [minutesAgo: number, reason: ConnectionFailureReason] | null = null,
  tokenKind: TokenKind = 'app_only',
): CallRecord {
  return {
    operation,
    lastSuccess: succeeded === null ? null : { at: ago(succeeded), tokenKind },
    lastFailure: failed === null ? null : { at: ago(failed[0]), reason: failed[1], tokenKind },
  };
}
const judge = (operations: CallRecord[], pausedUntil: Date | null = null) =>
  judgeConnection(operations, pausedUntil, NOW);

describe('the health of a connection', () => {
  it('is unknown while nothing was called', () => {
    expect(judge([])).toEqual({ status: 'never_called', failing: [] });
    expect(judge([calls('list_customers', null)]).status).toBe('never_called');
  });

  it('is good when what was called last was served', () => {
    expect(judge([calls('list_customers', 1, [5, 'no_answer'])])).toEqual({ status: 'working', failing: [] });
  });

  it('is bad when nothing was served since the last failure', () => {
    expect(judge([calls('list_customers', 9), calls('read_attestation', 8, [2, 'secret_expired'])])).toEqual({
      status: 'failing',
      failing: ['read_attestation'],
    });
    expect(judge([calls('list_customers', null, [5_000, 'no_answer'])]).status).toBe('failing');
  });

  it('is limited when one kind of calls fails and others are served', () => {
    expect(
      judge([calls('list_customers', 1), calls('read_attestation', 9, [2, 'microsoft_failing'])]),
    ).toEqual({ status: 'limited', failing: ['read_attestation'] });
  });

  it('is limited, not bad, for what only a signed-in user may do, even when that was the last call', () => {
    expect(
      judge([calls('create_agreement', 5), calls('list_agreements', null, [1, 'user_missing'])]),
    ).toEqual({
      status: 'limited',
      failing: ['list_agreements'],
    });
  });

  it('forgives credentials once any call with the same kind of token was served', () => {
    const userFails = calls('list_agreements', null, [3, 'sign_in_expired'], 'app_user');
    expect(judge([userFails, calls('list_customers', 1)]).status).toBe('limited');
    expect(judge([userFails, calls('end_relationship', 1, null, 'app_user')]).status).toBe('working');
    expect(
      judge([calls('read_attestation', null, [3, 'secret_expired']), calls('list_customers', 1)]).status,
    ).toBe('working');
  });

  it('forgets after an hour what nobody calls any more, while others are served', () => {
    const once = (minutes: number) => calls('create_customer', null, [minutes, 'no_answer']);
    expect(judge([calls('list_customers', 1), once(59)]).status).toBe('limited');
    expect(judge([calls('list_customers', 1), once(61)])).toEqual({ status: 'working', failing: [] });
  });

  it('is throttled while a pause lasts, and good again after it', () => {
    const throttled = [calls('read_attestation', 9, [1, 'throttled'])];
    expect(judge(throttled, ago(-1)).status).toBe('throttled');
    expect(judge(throttled, ago(1))).toEqual({ status: 'working', failing: [] });
    expect(
      judge([...throttled, calls('list_customers', null, [0.5, 'secret_expired'])], ago(-1)).status,
    ).toBe('failing');
  });

  it('has words for every failure that name no person and no secret', () => {
    for (const { meaning, advice } of Object.values(CONNECTION_FAILURES)) {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(advice).toMatch(/^[A-Z].*\.$/);
      expect(`${meaning} ${advice}`).not.toMatch(/@/);
    }
  });
});
