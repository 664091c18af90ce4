import type { OwnInstance } from '../data/own-instances.js';
import type { BenchWorld } from './bench-world.js';

/** How long Microsoft takes for each call where that counts, in milliseconds; what no figure can be quicker than. */
export const MICROSOFT_MS = 50;
/** The most that the stand-in invents at a time. */
const INVENTED_AT_ONCE = 20_000;

/** Asks the stand-in for Microsoft for something that the world does to it. @returns its answer */
export async function controlMicrosoft(
  world: BenchWorld,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${world.product.urls.sandbox}/_control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** What goes wrong at Microsoft from now on, as the stand-in's fault rules; the first that fits strikes. */
export async function setMicrosoftFaults(world: BenchWorld, rules: readonly object[]): Promise<void> {
  await controlMicrosoft(world, 'PUT', 'faults', { seed: 1, rules });
}

/** @param delayMs what each call to Microsoft takes from now on */
export async function setMicrosoftDelay(world: BenchWorld, delayMs: number): Promise<void> {
  await setMicrosoftFaults(world, delayMs === 0 ? [] : [{ path: '/v1/**', delayMs }]);
}

/** Gives a measure's own Partner Center tenant customers; without one that which the other connections share. */
export async function inventCustomers(world: BenchWorld, count: number, own?: OwnInstance): Promise<void> {
  const seed = own?.firstSeed ?? 1;
  for (let invented = 0; invented < count; invented += INVENTED_AT_ONCE) {
    await controlMicrosoft(world, 'POST', 'customers', {
      count: Math.min(INVENTED_AT_ONCE, count - invented),
      seed: seed + invented / INVENTED_AT_ONCE,
      ...(own && { partnerTenantId: own.tenantId }),
    });
  }
}
