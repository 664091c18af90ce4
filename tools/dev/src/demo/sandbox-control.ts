/** Does in the sandbox what customers do in the world. */
export function sandboxControl(url: string, signal: AbortSignal) {
  const post = async (path: string): Promise<void> => {
    const answer = await fetch(new URL(path, url), { method: 'POST', signal });
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}.`);
    await answer.body?.cancel();
  };
  return {
    /** The customer opens the link and accepts. */
    accept: (attestationId: string) => post(`/_control/attestations/${attestationId}/accept`),
    /** The link runs out. */
    expire: (attestationId: string) => post(`/_control/attestations/${attestationId}/expire`),
  };
}
