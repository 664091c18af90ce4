import type { Envelope, MessageContract, MessageData, Priority, QueueName } from '@assent/contracts';
import { Keyring } from '@assent/keyring';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { PermanentFailure, UnsendableMessage } from './errors.js';
import { messageName } from './message-name.js';
import type { Message, OutgoingMessage } from './message.js';
import { changeAt } from './sensitive-paths.js';

/** A message that may be stored and queued: what its contract calls sensitive is sealed. Plain JSON. */
export interface SealedMessage {
  readonly envelope: Envelope;
  readonly to: readonly QueueName[];
  /** Its place on the queues; a relay may put what it repeats further back than the envelope says. */
  readonly priority: Priority;
  /** Whether it may share a job with others of its kind; absent from what was stored before there were bundles. */
  readonly bundled?: boolean;
}

/**
 * Checks an outgoing message against its contract and seals its sensitive fields. Each is sealed for its own
 * place (AAD = message id and field), so that no value can be moved to another message or field.
 *
 * @throws UnsendableMessage when the data does not keep the contract; names fields, never values
 */
export function sealMessage<C extends MessageContract>(
  outgoing: OutgoingMessage<C>,
  keyring: Keyring,
): SealedMessage {
  const { contract } = outgoing;
  const messageId = outgoing.messageId ?? uuidv7();
  const priority = outgoing.priority ?? 'interactive';
  const parsed = contract.data.safeParse(outgoing.data);
  if (!parsed.success) {
    throw new UnsendableMessage(`${messageName(contract)} breaks its contract: ${faults(parsed.error)}`);
  }
  const data = changeAt(parsed.data, contract.sensitive, (value, place) =>
    keyring.seal(JSON.stringify(value), aadOf(messageId, place)),
  );
  return {
    envelope: {
      messageId,
      type: contract.type,
      version: contract.version,
      aggregate: outgoing.aggregate,
      scope: outgoing.scope,
      actor: outgoing.actor,
      correlationId: outgoing.correlationId,
      causationId: outgoing.causationId ?? null,
      traceparent: outgoing.traceparent ?? null,
      operationId: outgoing.operationId ?? null,
      occurredAt: (outgoing.occurredAt ?? new Date()).toISOString(),
      replay: outgoing.replay ?? false,
      priority,
      data,
    },
    to: contract.to,
    priority,
    ...(contract.bundled ? { bundled: true } : {}),
  };
}

/**
 * Opens the sealed fields of a message and checks it against its contract.
 *
 * @throws PermanentFailure when a sensitive field stands in clear, or the data does not keep the contract:
 *   trying again would give the same result
 * @throws KeyringError when a field does not open; `unknown_key` ends by itself when a rotation reaches this
 *   process
 */
export function openMessage<C extends MessageContract>(
  envelope: Envelope,
  contract: C,
  keyring: Keyring,
): Message<C> {
  const { data: sealed, ...rest } = envelope;
  const data = changeAt(sealed, contract.sensitive, (value, place) => {
    if (typeof value !== 'string' || !Keyring.isSealed(value)) {
      throw new PermanentFailure(
        `${messageName(contract)} carries ${place} in clear: its sender has to seal it.`,
      );
    }
    return JSON.parse(keyring.open(value, aadOf(envelope.messageId, place))) as unknown;
  });
  const parsed = contract.data.safeParse(data);
  if (!parsed.success) {
    throw new PermanentFailure(`${messageName(contract)} breaks its contract: ${faults(parsed.error)}`);
  }
  return { envelope: rest, data: parsed.data as MessageData<C> };
}

function aadOf(messageId: string, place: string): string {
  return `${messageId}/${place}`;
}

function faults(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
