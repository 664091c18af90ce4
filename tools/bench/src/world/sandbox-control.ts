/** Does to Microsoft's stand-in what the world does. @returns its answer */
export async function controlSandbox(
  sandboxUrl: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${sandboxUrl}/_control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** The most that the stand-in invents at a time. */
const AT_A_TIME = 20_000;

/** Gives one Partner Center tenant customers of its own. */
export async function inventCustomers(
  sandboxUrl: string,
  partnerTenantId: string,
  count: number,
): Promise<void> {
  for (let invented = 0; invented < count; invented += AT_A_TIME) {
    await controlSandbox(sandboxUrl, 'POST', 'customers', {
      count: Math.min(AT_A_TIME, count - invented),
      seed: 100 + invented / AT_A_TIME,
      partnerTenantId,
    });
  }
}
