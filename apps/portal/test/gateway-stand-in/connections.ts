import type { ConnectionFailureView, ConnectionView } from '@assent/contracts';
import { CONNECTION_FAILURES, CONNECTION_SENTENCES, type ConnectionFailureReason } from '@assent/domain';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** A connection that works. */
export function aConnection(providerInstanceId = '01900000-0000-7000-8000-000000000001'): ConnectionView {
  return {
    providerInstanceId,
    asOf: ago(0),
    status: 'working',
    sentence: CONNECTION_SENTENCES.working,
    recordedSince: ago(60 * 24 * 9),
    lastSuccess: { at: ago(2), operation: 'read_attestation' },
    failures: [],
    lastFailure: null,
    pausedUntil: null,
    lastCheck: null,
    credentials: {
      tenantId: '5a9d6f1e-3c0b-4a5e-9b52-0a1b2c3d4e5f',
      applicationId: '8f0c2a54-2a39-4f5e-8f0e-0d6f3a3f2b11',
      apiHost: 'api.partnercenter.microsoft.com',
      kind: 'app_only',
    },
    tokens: [{ kind: 'app_only', refreshedAt: ago(20), validUntil: ago(-40) }],
    refreshToken: null,
    budgets: [
      { family: 'attestations', callsPerMinute: 200, burst: 50, available: 38, pausedUntil: null },
      { family: 'agreements', callsPerMinute: 400, burst: 100, available: 100, pausedUntil: null },
      { family: 'customers', callsPerMinute: 400, burst: 100, available: 97, pausedUntil: null },
    ],
    operations: [
      {
        operation: 'read_attestation',
        lastSuccessAt: ago(2),
        lastFailure: null,
        isFailing: false,
        calls: 1204,
        refusals: 3,
        failures: 0,
        heldBack: 0,
      },
    ],
    waitingWork: [
      { service: 'attestations', countedAt: ago(0), waiting: 2, tried: 1, nextAttemptAt: ago(-3) },
      { service: 'customers', countedAt: ago(0), waiting: 0, tried: 0, nextAttemptAt: null },
    ],
  };
}

/** The same, with nothing served since a failure. */
export function aFailingConnection(reason: ConnectionFailureReason): ConnectionView {
  const { meaning, advice } = CONNECTION_FAILURES[reason];
  const failure: ConnectionFailureView = {
    at: ago(1),
    operation: 'read_attestation',
    service: 'attestations',
    reason,
    meaning,
    advice,
    tokenKind: 'app_only',
    httpStatus: 401,
    microsoftCode: '7000222',
    microsoftCorrelationId: '0b8a3b52-3f0a-4f6e-9d58-6f4f0d0f7a10',
  };
  const works = aConnection();
  return {
    ...works,
    status: 'failing',
    sentence: CONNECTION_SENTENCES.failing,
    failures: [failure],
    lastFailure: failure,
    operations: works.operations.map((facts) => ({
      ...facts,
      lastFailure: failure,
      isFailing: true,
      failures: 12,
    })),
  };
}
