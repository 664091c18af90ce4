/** Ends the process with a sentence when this Node is too old for the packages that follow. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 20)) return;
  console.error(
    `Assent needs Node 20.20 or newer; this is ${process.versions.node}. Get one at https://nodejs.org.`,
  );
  process.exit(1);
}
