/** What the person who typed `npm start` sees: one line per thing that happened. */
export const terminal = {
  say(text: string): void {
    console.log(text);
  },
  done(what: string, tookMs: number): void {
    console.log(`  ${what.padEnd(20)} ${(tookMs / 1000).toFixed(1).padStart(5)} s`);
  },
  warn(text: string): void {
    console.error(text);
  },
};
