/**
 * Why keys could not do their work.
 *
 * - `bad_spec`: the text that holds the keys is not a list of keys
 * - `missing`: neither the variable nor its `_FILE` is set, or the file cannot be read
 * - `unknown_key`: sealed under a key version that this key set does not hold
 * - `not_sealed`: the text does not have the form of a sealed value
 * - `does_not_open`: the key is there, but text, key or place (AAD) is not the one it was sealed with
 */
export type KeyringFault = 'bad_spec' | 'missing' | 'unknown_key' | 'not_sealed' | 'does_not_open';

/** A key set could not be read, or a value not be opened. Its message holds neither keys nor sealed values. */
export class KeyringError extends Error {
  override readonly name = 'KeyringError';

  constructor(
    readonly fault: KeyringFault,
    message: string,
  ) {
    super(message);
  }
}
