// Looks whether the page has something new to say, and then loads it anew. Everything works without this.
(() => {
  const { status, page } = document.body.dataset;
  const EVERY_MS = 5000;
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(status, { headers: { accept: 'application/json' } });
      if (answer.ok && (await answer.json()).page !== page) location.reload();
    } catch {
      // No connection at the moment; the next look tries again.
    }
  };
  setInterval(look, EVERY_MS);
  // Who comes back from Microsoft's page sees at once what has become of it.
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) look();
  });
})();
