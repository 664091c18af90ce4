import { MESSAGE_CATALOG, mcaChanged, type MessageContract } from '@assent/contracts';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { anAttestationState, anMcaState } from '@assent/testing';
import { anOutgoing } from '../test/messaging-app.js';
import { openMessage, sealMessage } from './sealed-message.js';
import { changeAt } from './sensitive-paths.js';

const keyring = Keyring.parse(generateKeySpec());

/** Every text and number within a value. */
function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (typeof value === 'object') return Object.values(value).flatMap(leavesOf);
  return [JSON.stringify(value)];
}

/** The leaves of all values at the sensitive paths of a contract. */
function secretsOf(contract: MessageContract, data: unknown): string[] {
  const secrets: string[] = [];
  changeAt(data, contract.sensitive, (value) => {
    secrets.push(...leavesOf(value));
    return value;
  });
  return secrets;
}

function expectNothingInClear(contract: MessageContract, data: unknown): number {
  const outgoing = anOutgoing(contract, { data });
  const { envelope } = sealMessage(outgoing, keyring);
  const text = JSON.stringify(envelope);
  const secrets = secretsOf(contract, data);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(openMessage(envelope, contract, keyring).data).toEqual(contract.data.parse(data));
  return secrets.length;
}

describe('every message of the catalogue', () => {
  it.each(MESSAGE_CATALOG.map((contract): [string, MessageContract] => [contract.type, contract]))(
    '%s shows none of its sensitive values when sealed, and opens to what it was',
    (_, contract) => {
      const secrets = expectNothingInClear(contract, contract.example);
      if (contract.sensitive.length > 0) expect(secrets).toBeGreaterThan(0);
    },
  );

  it('holds for a state in which every sensitive field has a value', () => {
    const attestation = anAttestationState({
      declineReason: 'We buy elsewhere.',
      suggestion: {
        contact: { firstName: 'Bo', lastName: 'Lind', email: 'bo.lind@nordwind.example' },
        note: 'Bo signs for us.',
        suggestedAt: '2026-02-03T09:30:00.000Z',
        dismissedAt: null,
      },
    });
    const mca = anMcaState({
      attestation,
      history: [anAttestationState({ declineReason: 'Not me.' }), anAttestationState()],
      agreement: {
        source: 'partner_attested',
        dateAgreed: '2026-02-03T09:30:00.000Z',
        valid: true,
        contact: { firstName: 'Grace', email: 'grace@nordwind.example' },
        templateId: null,
      },
      lastError: {
        code: 'microsoft_refused',
        detail: 'ada.jensen@nordwind.example is not an address.',
        microsoftCode: null,
        microsoftCorrelationId: null,
        at: '2026-02-03T09:30:00.000Z',
      },
    });
    const data = { mca, change: 'declined', attestationId: attestation.id, settles: [] };
    expect(expectNothingInClear(mcaChanged, data)).toBeGreaterThan(15);
  });
});
