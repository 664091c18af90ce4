/** The last lines of a log that say something, readable: of a JSON line its message and error. */
export function lastLines(text: string, count = 8): string[] {
  return text.split('\n').filter(saysSomething).slice(-count).map(readable);
}

/** The frames of a stack trace would push the error itself out of the last lines. */
function saysSomething(line: string): boolean {
  return line.trim() !== '' && !/^\s+at /.test(line) && !/^Node\.js v\d/.test(line);
}

function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return [msg, err?.message].filter((part) => part !== undefined && part !== '').join(': ') || line;
  } catch {
    return line;
  }
}
