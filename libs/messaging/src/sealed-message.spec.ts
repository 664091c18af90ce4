import { customerChanged, declineAttestation, mcaChanged, startAttestation } from '@assent/contracts';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { anAttestationState, anMcaState } from '@assent/testing';
import { anOutgoing } from '../test/messaging-app.js';
import { PermanentFailure, UnsendableMessage } from './errors.js';
import { causedBy } from './message.js';
import { openMessage, sealMessage } from './sealed-message.js';

const keyring = Keyring.parse(generateKeySpec());

describe('a sealed message', () => {
  it('opens to what was sent, and shows nothing of it before', () => {
    const history = [anAttestationState(), anAttestationState({ declineReason: 'Not us.' })];
    const outgoing = anOutgoing(mcaChanged, {
      data: { mca: anMcaState({ history }), change: 'declined', attestationId: null, settles: [] },
    });
    const sealed = sealMessage(outgoing, keyring);
    const text = JSON.stringify(sealed);
    for (const secret of [history[0]!.contact.email, history[1]!.acceptanceUrl, 'Not us.', 'Jensen']) {
      expect(text).not.toContain(secret);
    }
    expect(openMessage(sealed.envelope, mcaChanged, keyring).data).toEqual(outgoing.data);
  });

  it('survives JSON, as in an outbox and in Redis', () => {
    const sealed = sealMessage(anOutgoing(startAttestation), keyring);
    const stored = JSON.parse(JSON.stringify(sealed)) as typeof sealed;
    expect(stored).toEqual(sealed);
    expect(openMessage(stored.envelope, startAttestation, keyring).data).toEqual(
      startAttestation.data.parse(startAttestation.example),
    );
  });

  it('leaves a sensitive field alone that is null', () => {
    const outgoing = anOutgoing(declineAttestation, {
      data: { ...declineAttestation.example, reason: null },
    });
    expect(sealMessage(outgoing, keyring).envelope.data).toEqual(outgoing.data);
  });

  it('leaves out what the contract does not know', () => {
    const data = { ...startAttestation.example, password: 'secret' };
    const sealed = sealMessage(anOutgoing(startAttestation, { data }), keyring);
    expect(sealed.envelope.data).not.toHaveProperty('password');
  });

  it('fills in what the sender did not say', () => {
    const before = Date.now();
    const { envelope, to, priority } = sealMessage(
      { ...anOutgoing(customerChanged), messageId: undefined },
      keyring,
    );
    expect(envelope.messageId).toMatch(/^[0-9a-f-]{14}7/);
    expect(envelope).toMatchObject({
      causationId: null,
      traceparent: null,
      operationId: null,
      replay: false,
      priority: 'interactive',
    });
    expect(Date.parse(envelope.occurredAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(envelope.occurredAt)).toBeLessThanOrEqual(Date.now());
    expect([to, priority]).toEqual([['attestations', 'gateway'], 'interactive']);
  });

  it('is refused when it breaks its contract, naming fields and no values', () => {
    const contact = { ...startAttestation.example.contact, email: 'ada at nordwind' };
    const outgoing = anOutgoing(startAttestation, { data: { ...startAttestation.example, contact } });
    const seal = () => sealMessage(outgoing, keyring);
    expect(seal).toThrow(UnsendableMessage);
    expect(seal).toThrow('contact.email');
    expect(seal).not.toThrow('ada at nordwind');
  });

  it('does not open as another message: its values belong to its own id', () => {
    const { envelope } = sealMessage(anOutgoing(startAttestation), keyring);
    const moved = { ...envelope, messageId: anOutgoing(startAttestation).messageId };
    expect(() => openMessage(moved, startAttestation, keyring)).toThrow('does not open');
  });

  it('does not open when a sensitive value stands in clear', () => {
    const { envelope } = sealMessage(anOutgoing(startAttestation), keyring);
    const clear = { ...envelope, data: startAttestation.example };
    expect(() => openMessage(clear, startAttestation, keyring)).toThrow(PermanentFailure);
  });
});

describe('causedBy', () => {
  it('hands on whose data, who, which request, which operation and how urgent, and names the cause', () => {
    const cause = openMessage(
      sealMessage(
        anOutgoing(startAttestation, {
          operationId: anOutgoing(startAttestation).messageId,
          priority: 'bulk',
        }),
        keyring,
      ).envelope,
      startAttestation,
      keyring,
    );
    const { messageId, scope, actor, correlationId, operationId } = cause.envelope;
    expect(causedBy(cause)).toEqual({
      scope,
      actor,
      correlationId,
      operationId,
      causationId: messageId,
      traceparent: null,
      priority: 'bulk',
    });
  });
});
