import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { openPortal, withGateway } from '../../../../test/render-portal';

const held = withGateway(12);
const boxes = async () => {
  await screen.findByRole('checkbox', { name: 'Select Nordwind Logistik GmbH' });
  return screen.getAllByRole('checkbox').slice(1);
};

describe('the selection of the work list', () => {
  it('takes single rows, ranges by Shift, and all that are shown', async () => {
    const { user } = openPortal('/customers/mca');
    const all = await boxes();
    await user.click(all[0]!);
    expect(await screen.findByText('1 selected')).toBeVisible();
    await user.keyboard('{Shift>}');
    await user.click(all[3]!);
    await user.keyboard('{/Shift}');
    expect(await screen.findByText('4 selected')).toBeVisible();
    await user.click(all[1]!);
    expect(await screen.findByText('3 selected')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Select all rows shown' })).toBePartiallyChecked();
    await user.click(screen.getByRole('button', { name: 'Select all shown' }));
    expect(await screen.findByText('12 selected')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(screen.queryByRole('region', { name: 'Selected customers' })).not.toBeInTheDocument();
  });

  it('takes a range by keyboard', async () => {
    openPortal('/customers/mca');
    const all = await boxes();
    fireEvent.click(all[1]!);
    fireEvent.keyDown(all[4]!, { key: ' ', shiftKey: true });
    expect(await screen.findByText('4 selected')).toBeVisible();
  });

  it('shows exactly who gets what before anything is sent, then sends and goes to the progress', async () => {
    const { user, router } = openPortal('/customers/mca');
    await boxes();
    await user.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
    await user.click(await screen.findByRole('button', { name: 'Renew link…' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/Nothing has been sent yet/)).toBeVisible();
    expect(await within(dialog).findByRole('table', { name: 'Rows' })).toBeVisible();
    const [check] = held.gateway.calls.filter(({ method }) => method === 'POST');
    expect(check?.body).toMatchObject({ action: 'renew', dryRun: true, target: { kind: 'ids' } });
    await user.click(within(dialog).getByRole('button', { name: /Send for \d+ customers/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Renew links' })).toBeVisible();
    expect(router.state.location.pathname).toMatch(/^\/bulk-operations\//);
  });

  it('throws the draft away when the dialog is closed', async () => {
    const { user } = openPortal('/customers/mca');
    const all = await boxes();
    await user.click(all[0]!);
    await user.click(await screen.findByRole('button', { name: 'Refresh status…' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('1 selected')).toBeVisible();
    await waitFor(() => {
      expect(held.gateway.calls.some(({ path }) => path.endsWith('/cancel'))).toBe(true);
    });
    expect(held.gateway.calls.some(({ path }) => path.endsWith('/confirm'))).toBe(false);
  });
});

describe('a selection beyond the rows that are loaded', () => {
  const many = withGateway(80);
  it('is the filter itself', async () => {
    const { user } = openPortal('/customers/mca?status=required');
    await screen.findAllByRole('checkbox');
    await user.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
    const everybody = screen.queryByRole('button', { name: 'Select all that match the filter' });
    if (everybody === null) {
      // All of this status fit on one page: the whole list does not.
      await user.click(screen.getByRole('button', { name: /MCA Required/ }));
      await screen.findAllByRole('checkbox');
      await user.click(await screen.findByRole('button', { name: 'Select all shown' }));
    }
    await user.click(await screen.findByRole('button', { name: 'Select all that match the filter' }));
    expect(await screen.findByText('All that match are selected')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Start attestation…' }));
    await screen.findByRole('dialog');
    await waitFor(() => {
      const check = many.gateway.calls.find(({ method }) => method === 'POST');
      expect(check?.body).toMatchObject({ action: 'start', target: { kind: 'filter' } });
    });
  });
});
