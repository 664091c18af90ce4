import { screen, waitFor, within } from '@testing-library/react';
import { situate, standInId } from '../../../test/gateway-stand-in/believable-customers';
import { dialogThatOpens, openPortal, withGateway } from '../../../test/render-portal';

const held = withGateway(16);
const customerAt = (place: number) => `/customers/${standInId('00c1', place)}`;
const section = async (name: string) => within(await screen.findByRole('region', { name }));

describe('A customer’s page', () => {
  it('shows account, agreement and timeline of a customer who is asked', async () => {
    openPortal(customerAt(1));
    expect(await screen.findByRole('heading', { level: 1, name: 'Nordwind Logistik GmbH' })).toBeVisible();
    const agreement = await section('Microsoft customer agreement');
    expect(agreement.getByText('MCA pending')).toBeVisible();
    expect(agreement.getByLabelText('Acceptance link')).toHaveValue(
      held.gateway.world.customers[0]!.mca.attestation!.links.landing,
    );
    expect(agreement.getByText('Invitation mailed 2 days ago')).toBeVisible();
    expect(
      agreement
        .getAllByRole('button')
        .map((button) => button.textContent)
        .filter(Boolean),
    ).toEqual([
      'Copy link',
      'Copy message',
      'Send reminder',
      'Renew link',
      'Refresh status',
      'Revoke',
      'QR code',
      'Preview as customer',
    ]);
    const account = await section('Account');
    expect(account.getByText('Germany')).toBeVisible();
    const timeline = await section('Timeline');
    expect(await timeline.findByText('Link opened by the customer')).toBeVisible();
    expect(document.title).toBe('Nordwind Logistik GmbH · Assent');
  });

  it('creates the agreement of a customer who accepted', async () => {
    const { user } = openPortal(customerAt(3));
    const agreement = await section('Microsoft customer agreement');
    await user.click(agreement.getByRole('button', { name: 'Create Agreement' }));
    expect(await agreement.findByText('Compliant')).toBeVisible();
    expect(agreement.getByText(/Accepted on .*, attested by the partner/)).toBeVisible();
    expect(agreement.queryByRole('button', { name: 'Create Agreement' })).not.toBeInTheDocument();
  });

  it('says when an agreement comes by itself, and lets a person undo that', async () => {
    const { attestation } = held.gateway.world.customers[2]!.mca;
    // Twelve minutes as people round them, for a minute from now.
    attestation!.finalisesAt = new Date(Date.now() + 12.45 * 60_000).toISOString();
    const { user } = openPortal(customerAt(3));
    const agreement = await section('Microsoft customer agreement');
    expect(agreement.getByText('The agreement is created by itself in 12 minutes.')).toBeVisible();
    await user.click(agreement.getByRole('button', { name: 'Undo' }));
    expect(await agreement.findByText(/not created by itself any more/)).toBeVisible();
    expect(agreement.getByRole('button', { name: 'Create Agreement' })).toBeVisible();
    expect(attestation).toMatchObject({ finalisesAt: null });
  });

  it('shows why Microsoft refused, with its code', async () => {
    openPortal(customerAt(10));
    const agreement = await section('Microsoft customer agreement');
    expect(agreement.getByText('Microsoft already has an agreement with this signatory')).toBeVisible();
    expect(agreement.getByText('Microsoft’s code 600061')).toBeVisible();
  });

  it('keeps an earlier attestation in sight after a renewal', async () => {
    const { user } = openPortal(customerAt(4));
    const agreement = await section('Microsoft customer agreement');
    await user.click(agreement.getByRole('button', { name: 'Renew link' }));
    const earlier = await section('Earlier attestations');
    expect(earlier.getByText('Grace Miller')).toBeVisible();
    expect(earlier.getByText('Expired')).toBeVisible();
  });

  it('asks the one whom the signatory named, in place of the signatory', async () => {
    const { user } = openPortal(customerAt(16));
    const agreement = await section('Microsoft customer agreement');
    expect(agreement.getByText('Joris Peeters named somebody else as the right person')).toBeVisible();
    expect(agreement.getByText('“Lien signs all our contracts.”')).toBeVisible();
    await user.click(agreement.getByRole('button', { name: 'Ask the other person' }));
    const dialog = await dialogThatOpens('dialog');
    expect(await dialog.findByLabelText(/First name/)).toHaveValue('Lien');
    expect(dialog.getByText(/Joris Peeters is no longer asked/)).toBeVisible();
    const replaced = held.gateway.world.customers[15]!.mca.attestation!.id;
    await user.click(dialog.getByRole('button', { name: 'Create attestation' }));
    await screen.findByRole('dialog', { name: 'The acceptance link is ready' });
    const started = held.gateway.calls.find(({ method }) => method === 'POST');
    expect(started?.body).toMatchObject({ replaces: replaced, contact: { firstName: 'Lien' } });
  });

  it('stays with the signatory when the suggestion is dismissed', async () => {
    const { user } = openPortal(customerAt(16));
    const agreement = await section('Microsoft customer agreement');
    await user.click(agreement.getByRole('button', { name: 'Dismiss suggestion' }));
    await waitFor(() => {
      expect(agreement.queryByText(/named somebody else as the right person$/)).not.toBeInTheDocument();
    });
    expect(agreement.getByRole('button', { name: 'Copy link' })).toBeVisible();
  });

  it('shows the link as a QR code that can be kept', async () => {
    const { user } = openPortal(customerAt(1));
    const agreement = await section('Microsoft customer agreement');
    await user.click(agreement.getByRole('button', { name: 'QR code' }));
    const dialog = await dialogThatOpens('dialog');
    const image = dialog.getByRole('img', {
      name: 'QR code of the acceptance link of Nordwind Logistik GmbH',
    });
    expect(decodeURIComponent(image.getAttribute('src') ?? '')).toContain('<svg');
    expect(dialog.getByRole('link', { name: 'Download' })).toHaveAttribute(
      'download',
      'Nordwind-Logistik-GmbH-acceptance-link.svg',
    );
  });

  it('names the other customers of the same contact', async () => {
    const [first, second] = held.gateway.world.customers;
    second!.record.contact = first!.record.contact;
    openPortal(customerAt(1));
    const others = await section('Other customers of the same contact');
    expect(others.getByRole('link', { name: 'Fabrikam Foods Ltd' })).toHaveAttribute('href', customerAt(2));
    expect(others.getByText('MCA required')).toBeVisible();
  });

  it('asks before an agreement is made from an acceptance that came after a no', async () => {
    const customer = held.gateway.world.customers[11]!;
    situate(customer, 'accepted_after_decline', Date.now());
    customer.mca.attestation = { ...customer.mca.attestation!, lateAcceptedAt: '2026-02-03T09:30:00.000Z' };
    const { user } = openPortal(customerAt(12));
    const agreement = await section('Microsoft customer agreement');
    await user.click(agreement.getByRole('button', { name: 'Decide about acceptance' }));
    const dialog = await dialogThatOpens('alertdialog');
    expect(dialog.getByText(/from the acceptance of Beatriz Carvalho, of .*2026/)).toBeVisible();
    expect(held.gateway.calls.some(({ method }) => method === 'POST')).toBe(false);
    await user.click(dialog.getByRole('button', { name: 'Create Agreement' }));
    expect(await agreement.findByText('Compliant')).toBeVisible();
  });

  it('ends the relationship only after the company’s name was typed', async () => {
    const { user } = openPortal(customerAt(2));
    await user.click(await screen.findByRole('button', { name: 'End relationship' }));
    const dialog = await dialogThatOpens('alertdialog');
    expect(dialog.getByText(/The record of agreements and every step is kept/)).toBeVisible();
    const confirm = dialog.getByRole('button', { name: 'End relationship' });
    await user.click(confirm);
    expect(held.gateway.calls.some(({ method }) => method === 'DELETE')).toBe(false);
    await user.type(dialog.getByLabelText(/Type the company/), 'Fabrikam Foods Ltd');
    await user.click(confirm);
    expect(await screen.findByText('The relationship with Fabrikam Foods Ltd has ended')).toBeVisible();
    expect(await (await section('Account')).findByText('Ended')).toBeVisible();
  });

  it('says that there is no such customer', async () => {
    openPortal(customerAt(9999));
    expect(await screen.findByRole('heading', { name: 'There is no such customer' })).toBeVisible();
  });
});
