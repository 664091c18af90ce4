import { UnrecoverableError } from 'bullmq';

/**
 * Thrown by a handler when trying again cannot help: the job goes to the failed set at once, whatever
 * attempts it has left, and waits there for a person.
 *
 * Its message is stored with the job: it must not hold personal data.
 */
export class PermanentFailure extends UnrecoverableError {}

/** What an error says, whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Redis does not answer at present. Nothing was lost: what is to be sent stays where it was. */
export class RedisAway extends Error {
  override readonly name = 'RedisAway';

  constructor(cause?: unknown) {
    super(
      'Redis does not answer at present. What was to be sent may or may not have arrived; send it again under the same message id.',
      { cause },
    );
  }
}

/** A message that does not keep its own contract was to be sent: a fault of the sender, found before it is stored. */
export class UnsendableMessage extends Error {
  override readonly name = 'UnsendableMessage';
}
