import { type BoundFunctions, render, queries, screen, within } from '@testing-library/react';
import type { QueryClient } from '@tanstack/react-query';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router-dom';
import { App } from '../src/app/App';
import { createQueryClient } from '../src/app/query-client';
import { currentReports, dismissReport } from '../src/commands/reports';
import { routes } from '../src/app/routes';
import { GatewayStandIn } from './gateway-stand-in/gateway-stand-in';

const nodeFetch = globalThis.fetch;

/** Starts a gateway stand-in for each spec of a file; the portal reaches it over real HTTP. */
export function withGateway(customers?: number): { readonly gateway: GatewayStandIn } {
  const holder: { gateway: GatewayStandIn } = { gateway: undefined as unknown as GatewayStandIn };
  beforeEach(async () => {
    holder.gateway = new GatewayStandIn(customers);
    const address = await holder.gateway.start();
    globalThis.fetch = (input, init) => nodeFetch(new URL(input as string, address), init);
    sessionStorage.clear();
  });
  afterEach(async () => {
    // The list of reports outlives the portal of one spec, and only so many are shown at a time.
    for (const { id } of currentReports()) dismissReport(id);
    await holder.gateway.stop();
    globalThis.fetch = nodeFetch;
  });
  return holder;
}

export interface OpenPortal {
  readonly router: ReturnType<typeof createMemoryRouter>;
  readonly client: QueryClient;
  readonly user: UserEvent;
}

/** Opens the portal at an address, as a browser does. */
export function openPortal(path: string): OpenPortal {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  render(<App client={client} router={router} />);
  return { router, client, user: userEvent.setup() };
}

/**
 * What is in the dialog that has been opened, once a person can read it: until the focus is in it, it may stand in the
 * page and be hidden from a screen reader like everything behind it.
 */
export async function dialogThatOpens(
  role: 'dialog' | 'alertdialog',
): Promise<BoundFunctions<typeof queries>> {
  const dialog = within(await screen.findByRole(role));
  await dialog.findAllByRole('button');
  return dialog;
}
