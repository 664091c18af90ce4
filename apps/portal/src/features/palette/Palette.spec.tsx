import { screen, waitFor, within } from '@testing-library/react';
import { openPortal, withGateway } from '../../../test/render-portal';

withGateway(24);

const field = () => screen.findByRole('combobox', { name: 'Search or go to' });

describe('The command palette', () => {
  it('goes to a page by keys alone', async () => {
    const { user } = openPortal('/customers');
    await screen.findByRole('heading', { level: 1, name: 'All customers' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await field(), 'mca');
    const option = screen.getByRole('option', { name: 'MCA management' });
    expect(option).toHaveAttribute('aria-selected', 'true');
    expect(await field()).toHaveAttribute('aria-activedescendant', option.id);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'MCA management' })).toBeVisible();
    expect(screen.queryByRole('combobox', { name: 'Search or go to' })).not.toBeInTheDocument();
  });

  it('finds a customer as one types', async () => {
    const { user } = openPortal('/');
    await user.click(await screen.findByRole('button', { name: 'Search or go to…' }));
    await user.type(await field(), 'nordwind');
    await screen.findAllByRole('option', { name: /^Nordwind Logistik GmbH/ });
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: /Nordwind Logistik/ })).toBeVisible();
  });

  it('takes the steps of the open customer, asking where the page asks', async () => {
    const { user } = openPortal('/customers/mca?status=required');
    const table = within(await screen.findByRole('table'));
    await user.click((await table.findAllByRole('link'))[0]!);
    await screen.findByRole('heading', { level: 2, name: 'Microsoft customer agreement' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await field(), 'start mca');
    await user.click(await screen.findByRole('option', { name: /^Start MCA attestation/ }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('button', { name: 'Create attestation' })).toBeVisible();
  });

  it('switches the appearance', async () => {
    const { user } = openPortal('/');
    await user.click(await screen.findByRole('button', { name: 'Search or go to…' }));
    await user.type(await field(), 'dark{Enter}');
    await waitFor(() => {
      expect(localStorage.getItem('assent.appearance')).toBe('dark');
    });
  });
});

describe('Keyboard shortcuts', () => {
  it('go to pages, search, and walk through the list', async () => {
    const { user } = openPortal('/');
    await screen.findByRole('heading', { level: 1, name: 'Home' });
    await user.keyboard('gm');
    const list = within(await screen.findByRole('table'));
    const [first, second] = await list.findAllByRole('link');
    await user.keyboard('j');
    expect(first).toHaveFocus();
    await user.keyboard('j');
    expect(second).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(first).toHaveFocus();
    await user.keyboard('/');
    expect(screen.getByRole('searchbox', { name: 'Search customers' })).toHaveFocus();
  });

  it('rest while somebody types', async () => {
    const { user, router } = openPortal('/customers/mca');
    await user.type(await screen.findByRole('searchbox', { name: 'Search customers' }), 'gh?j');
    expect(router.state.location.pathname).toBe('/customers/mca');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('are told by a sheet', async () => {
    const { user } = openPortal('/');
    await screen.findByRole('heading', { level: 1, name: 'Home' });
    await user.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(sheet).getByText('Go to MCA management')).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });
});
