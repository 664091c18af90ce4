import { screen, within } from '@testing-library/react';
import { openPortal, withGateway } from '../../../../test/render-portal';
import { deleteView, setDefaultView } from './saved-views';

withGateway(12);

const STORED = () =>
  JSON.parse(localStorage.getItem('assent.views') ?? '{"views":[]}') as { views: { id: string }[] };

afterEach(() => {
  for (const { id } of STORED().views) deleteView(id);
  setDefaultView(null);
});

describe('Views of the work list', () => {
  it('opens one that everybody has', async () => {
    const { user, router } = openPortal('/customers/mca');
    await user.click(await screen.findByRole('button', { name: 'View: All customers' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Never opened' }));
    expect(router.state.location.search).toBe('?unopened=1&sort=activity');
    expect(screen.getByRole('button', { name: 'View: Never opened' })).toBeVisible();
  });

  it('keeps the present filters under a name, renames them, and removes them', async () => {
    const { user, router } = openPortal('/customers/mca?status=expired&country=DE');
    await user.click(await screen.findByRole('button', { name: 'View: Own filters' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Views' });
    await user.type(within(dialog).getByLabelText('Name of the present filters and order'), 'German links');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    const menu = await screen.findByRole('button', { name: 'View: German links' });

    await user.click(menu);
    await user.click(await screen.findByRole('menuitem', { name: 'Manage views…' }));
    const name = await screen.findByLabelText('Name of the view German links');
    await user.clear(name);
    await user.type(name, 'Expired in Germany{Enter}');
    await user.click(screen.getByRole('button', { name: 'Open the list with Expired in Germany' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByRole('button', { name: 'View: Expired in Germany' })).toBeVisible();

    await user.click(screen.getByRole('link', { name: 'All customers' }));
    await screen.findByRole('heading', { level: 1, name: 'All customers' });
    await user.click(screen.getByRole('link', { name: 'MCA management' }));
    await screen.findByRole('button', { name: 'View: Expired in Germany' });
    expect(router.state.location.search).toBe('?status=expired&country=DE');

    await user.click(screen.getByRole('button', { name: 'View: Expired in Germany' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Manage views…' }));
    await user.click(await screen.findByRole('button', { name: 'Delete the view Expired in Germany' }));
    expect(STORED().views).toEqual([]);
  });

  it('filters by more than the everyday filters, and says so when they are on', async () => {
    const { user, router } = openPortal('/customers/mca');
    await user.click(await screen.findByRole('button', { name: 'More filters' }));
    await user.selectOptions(await screen.findByLabelText('Country'), 'DE');
    await user.click(screen.getByRole('button', { name: 'Failed at Microsoft' }));
    await user.click(screen.getByRole('button', { name: 'Hide compliant' }));
    expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
      country: 'DE',
      failing: '1',
      open: '1',
    });
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0]!);
    expect(router.state.location.search).toBe('');
  });
});
