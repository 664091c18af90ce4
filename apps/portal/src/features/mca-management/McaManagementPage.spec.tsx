import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QuietEventSource } from '../../../test/browser-parts';
import { StandInProblem } from '../../../test/gateway-stand-in/gateway-stand-in';
import { dialogThatOpens, openPortal, withGateway } from '../../../test/render-portal';

const held = withGateway(16);
const rowOf = async (company: string) =>
  (await screen.findByRole('link', { name: company })).closest<HTMLElement>('[role="row"]')!;

describe('MCA management', () => {
  it('shows the counts of every status and all customers', async () => {
    openPortal('/customers/mca');
    expect(await screen.findByRole('heading', { level: 1, name: 'MCA management' })).toBeVisible();
    const cards = screen.getByRole('group', { name: 'Customers by status' });
    expect(await within(cards).findByRole('button', { name: /MCA Pending 3/ })).toBeVisible();
    expect(within(cards).getByRole('button', { name: /Ready to create agreement 2/ })).toBeVisible();
    const row = within(await rowOf('Nordwind Logistik GmbH'));
    expect(row.getByText('MCA pending')).toBeVisible();
    expect(row.getByText('The acceptance link waits for the customer.')).toBeVisible();
    expect(row.getByText(/Link expires in \d+ hours/)).toBeVisible();
    expect(document.title).toBe('MCA management · Assent');
  });

  it('filters by a card and keeps the filter in the address', async () => {
    const { user, router } = openPortal('/customers/mca');
    await user.click(await screen.findByRole('button', { name: /Expired Links/ }));
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: 'Nordwind Logistik GmbH' })).not.toBeInTheDocument();
    });
    expect(router.state.location.search).toBe('?status=expired');
    expect(screen.getByRole('button', { name: /Expired Links/ })).toHaveAttribute('aria-pressed', 'true');
    await user.click(screen.getByRole('button', { name: /Expired Links/ }));
    expect(await screen.findByRole('link', { name: 'Nordwind Logistik GmbH' })).toBeVisible();
  });

  it('opens with the filters of the address', async () => {
    openPortal('/customers/mca?status=pending&search=nordwind');
    expect(await screen.findByText('1 customer shown')).toBeVisible();
    expect(screen.getByRole('searchbox', { name: 'Search customers' })).toHaveValue('nordwind');
  });

  it('searches at the server while one types, and says so when nobody matches', async () => {
    const { router } = openPortal('/customers/mca');
    // Key after key without a pause: on a slow machine each would else take longer than a person rests between words.
    const user = userEvent.setup({ delay: null });
    await rowOf('Nordwind Logistik GmbH');
    await user.type(screen.getByRole('searchbox', { name: 'Search customers' }), 'nobody here');
    expect(await screen.findByRole('heading', { name: 'No customer matches' })).toBeVisible();
    expect(router.state.location.search).toBe('?search=nobody+here');
    const searched = held.gateway.calls.filter(({ path }) => path === '/mca/customers');
    expect(searched).toHaveLength(2);
    await user.click(within(screen.getByRole('main')).getAllByRole('button', { name: 'Clear filters' })[0]!);
    expect(await screen.findByRole('link', { name: 'Nordwind Logistik GmbH' })).toBeVisible();
  });

  it('keeps both of two filters that are set before the first of them is drawn', async () => {
    const { router } = openPortal('/customers/mca');
    await rowOf('Nordwind Logistik GmbH');
    act(() => {
      screen.getByRole('button', { name: /MCA Pending/ }).click();
      const field = screen.getByRole('searchbox', { name: 'Search customers' });
      fireEvent.change(field, { target: { value: 'nordwind' } });
      fireEvent.blur(field);
    });
    await waitFor(() => {
      expect(router.state.location.search).toBe('?status=pending&search=nordwind');
    });
  });

  it('searches at once for what was typed when the field is left, and never later', async () => {
    const { router } = openPortal('/customers/mca');
    const user = userEvent.setup({ delay: null });
    await rowOf('Nordwind Logistik GmbH');
    await user.type(screen.getByRole('searchbox', { name: 'Search customers' }), 'nordwind');
    const before = router.state.location.search;
    await user.click(screen.getByRole('link', { name: 'Nordwind Logistik GmbH' }));
    expect(await screen.findByRole('heading', { name: 'Nordwind Logistik GmbH' })).toBeVisible();
    await act(() => router.navigate(-1));
    expect([before, router.state.location.search]).toEqual(['', '?search=nordwind']);
  });

  it.each([
    ['Fabrikam Foods Ltd', 'Start MCA attestation'],
    ['Tailspin Aerospace Inc', 'Renew link'],
    ['Atelier Lumière SARL', 'Create Agreement'],
    ['Fjord Seafood AS', 'Refresh status'],
  ])('offers %s the next step: %s', async (company, action) => {
    openPortal('/customers/mca');
    const row = within(await rowOf(company));
    expect(row.getByRole('button', { name: action })).toBeVisible();
    expect(row.getAllByRole('button')).toHaveLength(2);
  });

  it('creates the agreement from the row, once, and says so', async () => {
    const { user } = openPortal('/customers/mca');
    const row = within(await rowOf('Atelier Lumière SARL'));
    await user.click(row.getByRole('button', { name: 'Create Agreement' }));
    expect(
      await screen.findByText('Atelier Lumière SARL has its Microsoft Customer Agreement'),
    ).toBeVisible();
    // The list is read again after the report, so the row follows it.
    const after = within(await rowOf('Atelier Lumière SARL'));
    expect(await after.findByText('Compliant')).toBeVisible();
    const sent = held.gateway.calls.filter(({ method }) => method === 'POST');
    expect(sent).toHaveLength(1);
    expect(sent[0]!.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent[0]!.headers.prefer).toBe('wait=10');
  });

  it('tells a failure with what to do and the id to quote', async () => {
    const { user } = openPortal('/customers/mca');
    const row = within(await rowOf('Atelier Lumière SARL'));
    held.gateway.fail(
      /agreement$/,
      new StandInProblem('microsoft_unavailable', 'Microsoft does not answer. It is tried again by itself.'),
    );
    await user.click(row.getByRole('button', { name: 'Create Agreement' }));
    expect(await screen.findByText('The agreement of Atelier Lumière SARL was not created')).toBeVisible();
    // Once on the screen and once for screen readers.
    expect(screen.getAllByText(/Microsoft does not answer/)[0]).toBeVisible();
    const id = held.gateway.calls.find(({ method }) => method === 'POST')!.headers['x-correlation-id'];
    expect(screen.getAllByText(String(id))[0]).toBeVisible();
  });

  it('asks before it revokes', async () => {
    const { user } = openPortal('/customers/mca');
    const row = within(await rowOf('Nordwind Logistik GmbH'));
    await user.click(row.getByRole('button', { name: 'More actions for Nordwind Logistik GmbH' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Revoke…' }));
    const dialog = await dialogThatOpens('alertdialog');
    expect(dialog.getByText('Reminders stop.')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Revoke link' }));
    expect(await screen.findByText('The link of Nordwind Logistik GmbH was revoked')).toBeVisible();
  });

  it('follows what others do', async () => {
    openPortal('/customers/mca');
    await rowOf('Nordwind Logistik GmbH');
    const { world } = held.gateway;
    const customer = world.customers[0]!;
    world.change(customer, 'accepted', 'customer_accepted');
    QuietEventSource.latest!.emit('summary-changed', world.summary());
    QuietEventSource.latest!.emit('customer-changed', {
      customerId: customer.record.customerId,
      status: 'ready',
    });
    expect(await screen.findByRole('button', { name: /Ready to create agreement 3/ })).toBeVisible();
    await waitFor(async () => {
      const row = within(await rowOf('Nordwind Logistik GmbH'));
      expect(row.getByRole('button', { name: 'Create Agreement' })).toBeVisible();
    });
  });

  it('counts the customers of the reseller that the list shows', async () => {
    const reseller = '0190aaaa-0000-7000-8000-000000000001';
    openPortal(`/customers/mca?reseller=${reseller}`);
    expect(await screen.findByRole('button', { name: /Ready to create agreement 0/ })).toBeVisible();
    const { world } = held.gateway;
    const customer = world.customers[0]!;
    Object.assign(customer.record, { resellerId: reseller });
    world.change(customer, 'accepted', 'customer_accepted');
    QuietEventSource.latest!.emit('summary-changed', world.summary());
    expect(await screen.findByRole('button', { name: /Ready to create agreement 1/ })).toBeVisible();
  });

  it('imports customers and shows how far it is', async () => {
    const { user } = openPortal('/customers/mca');
    await rowOf('Nordwind Logistik GmbH');
    await user.click(screen.getByRole('button', { name: 'Import customers' }));
    expect(await screen.findByText('Import completed: 16 customers read')).toBeVisible();
  });

  it('shows an error in place of the list, and the list after another try', async () => {
    const heal = held.gateway.fail(
      /mca\/customers/,
      new StandInProblem('internal_error', 'Something went wrong on our side.'),
    );
    const { user } = openPortal('/customers/mca');
    const again = await screen.findByRole('button', { name: 'Try again' });
    heal();
    await user.click(again);
    expect(await screen.findByRole('link', { name: 'Nordwind Logistik GmbH' })).toBeVisible();
  });
});
