import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { openPortal, withGateway } from '../../../test/render-portal';

const held = withGateway(3);
const saved = () => held.gateway.calls.filter(({ method }) => method === 'PUT');
const ready = () => screen.findByRole('heading', { level: 2, name: 'How signatories see you' });

describe('The settings', () => {
  it('are in the navigation, and show what holds', async () => {
    const { user } = openPortal('/customers');
    await user.click(await screen.findByRole('link', { name: 'Settings' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await ready();
    expect(screen.getByRole('radio', { name: 'A person creates the agreement' })).toBeChecked();
    expect(screen.getByRole('combobox', { name: 'How long a link lives' })).toHaveDisplayValue('7 days');
    expect(screen.queryByRole('combobox', { name: 'Time to undo' })).not.toBeInTheDocument();
  });

  it('are previewed while one types, saved with progress, and taken back', async () => {
    const { user } = openPortal('/settings');
    await ready();
    await user.type(screen.getByLabelText(/^Name/), 'Contoso Cloud');
    const preview = within(screen.getByRole('region', { name: 'Preview' }));
    expect(await preview.findAllByText('Contoso Cloud')).toHaveLength(2);
    await user.click(screen.getByRole('radio', { name: 'The agreement is created by itself' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Time to undo' }), '1 hour');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The settings are in force')).toBeVisible();
    expect(held.gateway.world.settings).toMatchObject({
      version: 1,
      finalisation: { mode: 'automatic', undoMinutes: 60 },
      branding: { displayName: 'Contoso Cloud', accentColour: null },
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('The settings are as before')).toBeVisible();
    expect(held.gateway.world.settings).toMatchObject({ version: 2, finalisation: { mode: 'manual' } });
    await waitFor(() => {
      expect(screen.getByLabelText(/^Name/)).toHaveValue('');
    });
  });

  it('suggest a colour that can be read, and send none that cannot', async () => {
    const { user } = openPortal('/settings');
    await ready();
    const colour = screen.getByRole('textbox', { name: 'Colour' });
    await user.clear(colour);
    await user.type(colour, '#ffb900');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/has a contrast of 1\.7/)).toBeVisible();
    expect(saved()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Use #/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The settings are in force')).toBeVisible();
    expect(held.gateway.world.settings.branding.accentColour).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('say when somebody else was quicker, and keep what was typed', async () => {
    const { user } = openPortal('/settings');
    await ready();
    const { finalisation, branding } = held.gateway.world.settings;
    held.gateway.world.changeSettings({ finalisation, branding, linkLifetimeMinutes: 1440 });
    await user.type(screen.getByLabelText(/^Name/), 'Contoso Cloud');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Somebody else has changed these settings')).toBeVisible();
    expect(screen.getByLabelText(/^Name/)).toHaveValue('Contoso Cloud');
    await user.click(screen.getByRole('button', { name: 'Load the new settings' }));
    expect(screen.getByRole('combobox', { name: 'How long a link lives' })).toHaveDisplayValue('24 hours');
  });

  it('refuse a file that is no image before it is sent', async () => {
    openPortal('/settings');
    await ready();
    const file = new File(['<svg/>'], 'logo.png', { type: 'image/png' });
    fireEvent.change(screen.getByLabelText('Logo', { selector: 'input' }), { target: { files: [file] } });
    expect(await screen.findByText('Choose a PNG or JPEG image.')).toBeVisible();
    expect(saved()).toEqual([]);
  });
});
