/*
 * Says which runtime this is where Node itself does from version 21 on. Where nobody says so, pg tries a `Response` to find
 * out whether it runs at Cloudflare, for which Node 20 loads all of its `fetch`, and keeps it.
 */
if (!('navigator' in globalThis)) {
  const [major] = process.versions.node.split('.');
  Object.defineProperty(globalThis, 'navigator', {
    value: { userAgent: `Node.js/${String(major)}` },
    configurable: true,
    writable: true,
  });
}
