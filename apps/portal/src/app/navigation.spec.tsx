import { screen, waitFor, within } from '@testing-library/react';
import { openPortal, withGateway } from '../../test/render-portal';

withGateway(3);

describe('The portal’s frame', () => {
  it('goes from page to page, names each, and moves the focus to its heading', async () => {
    const { user } = openPortal('/customers/mca');
    await screen.findByRole('heading', { level: 1, name: 'MCA management' });
    const nav = within(screen.getByRole('navigation', { name: 'Main' }));
    expect(nav.getByRole('link', { name: 'MCA management' })).toHaveAttribute('aria-current', 'page');
    await user.click(nav.getByRole('link', { name: 'All customers' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'All customers' });
    await waitFor(() => {
      expect(heading).toHaveFocus();
    });
    expect(document.title).toBe('All customers · Assent');
  });

  it('lets the keyboard pass the navigation', async () => {
    openPortal('/customers');
    const skip = await screen.findByRole('link', { name: 'Skip to main content' });
    expect(skip).toHaveAttribute('href', '#content');
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content');
  });

  it('switches between light and dark and remembers it', async () => {
    const { user } = openPortal('/customers');
    await user.click(await screen.findByRole('button', { name: 'Appearance' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Dark' }));
    expect(localStorage.getItem('assent.appearance')).toBe('dark');
    await user.click(screen.getByRole('button', { name: 'Appearance' }));
    expect(await screen.findByRole('menuitemradio', { name: 'Dark' })).toBeChecked();
  });

  it('has a page for addresses that lead nowhere', async () => {
    openPortal('/nowhere');
    expect(await screen.findByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  });
});
