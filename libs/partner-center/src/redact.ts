const LONGEST = 300;

/**
 * A sentence of Microsoft's so that it can be logged: without addresses, links and whatever looks like a
 * token, on one line, and not endless.
 */
export function redact(sentence: string): string {
  const plain = sentence
    .replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[link]')
    .replace(/[^\s@"'<>(]+@[^\s@"'<>)]+/g, '[address]')
    .replace(/[\w+/=.~-]{60,}/g, '[hidden]')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
