// Health check of a container: exits with 0 when the address answers with success.
fetch(process.argv[2], { signal: AbortSignal.timeout(4_000) }).then(
  (answer) => process.exit(answer.status < 400 ? 0 : 1),
  () => process.exit(1),
);
