import { screen, within } from '@testing-library/react';
import { openPortal, withGateway } from '../../../test/render-portal';

const held = withGateway(16);

describe('All customers', () => {
  it('lists and searches, and leaves ended ones out unless asked', async () => {
    held.gateway.world.customers[1]!.record.lifecycle = 'ended';
    const { user } = openPortal('/customers');
    const table = within(await screen.findByRole('table', { name: 'Customers' }));
    expect(table.getByRole('link', { name: 'Nordwind Logistik GmbH' })).toBeVisible();
    expect(table.queryByRole('link', { name: 'Fabrikam Foods Ltd' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('switch', { name: 'Show ended' }));
    expect(await screen.findByRole('link', { name: 'Fabrikam Foods Ltd' })).toBeVisible();
    await user.type(screen.getByRole('searchbox', { name: 'Search customers' }), 'nobody');
    expect(await screen.findByRole('heading', { name: 'No customer matches' })).toBeVisible();
  });
});
