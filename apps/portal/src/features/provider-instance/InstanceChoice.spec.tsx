import { screen, waitFor } from '@testing-library/react';
import { openPortal, withGateway } from '../../../test/render-portal';

const held = withGateway(3);
const OTHER = '5b3f7c0e-6a52-4f0e-9d53-1c2d3e4f5a6b';

describe('The choice of a provider instance', () => {
  it('stands in the address, and the page is about it', async () => {
    const [first, second] = held.gateway.world.customers;
    second!.record = { ...second!.record, providerInstanceId: OTHER };
    const { router, user } = openPortal('/settings');
    const choice = await screen.findByRole('combobox', { name: 'Provider instance' });
    expect(choice).toHaveValue(first!.record.providerInstanceId);
    await user.selectOptions(choice, OTHER);
    expect(router.state.location.search).toBe(`?instance=${OTHER}`);
    await waitFor(() => {
      expect(held.gateway.calls.map(({ path }) => path)).toContain(`/provider-instances/${OTHER}/settings`);
    });
    expect(await screen.findByRole('combobox', { name: 'Provider instance' })).toHaveValue(OTHER);
  });

  it('is not offered where there is only one', async () => {
    openPortal('/settings');
    await screen.findByRole('heading', { level: 2, name: 'How signatories see you' });
    expect(screen.queryByRole('combobox', { name: 'Provider instance' })).not.toBeInTheDocument();
  });
});
