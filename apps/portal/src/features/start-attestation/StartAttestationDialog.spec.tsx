import { screen, waitFor, within } from '@testing-library/react';
import { StandInProblem } from '../../../test/gateway-stand-in/gateway-stand-in';
import { openPortal, withGateway, type OpenPortal } from '../../../test/render-portal';

const held = withGateway(16);

async function openDialog(): Promise<OpenPortal> {
  const portal = openPortal('/customers/mca?search=fabrikam');
  await portal.user.click(await screen.findByRole('button', { name: 'Start MCA attestation' }));
  await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Create attestation' });
  return portal;
}

const posts = () => held.gateway.calls.filter(({ method }) => method === 'POST');

describe('Start MCA attestation', () => {
  it('is prefilled from the contact, and hands out the acceptance link', async () => {
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByLabelText(/First name/)).toHaveValue('Oliver');
    expect(dialog.getByLabelText(/Email/)).toHaveValue('oliver@fabrikamfoods.example');
    expect(dialog.getByLabelText(/Country of the customer/)).toHaveValue('GB');
    await user.click(dialog.getByRole('radio', { name: '3 days' }));
    await user.click(dialog.getByRole('radio', { name: 'I hand it over myself' }));
    await user.click(dialog.getByRole('button', { name: 'Create attestation' }));

    const done = within(await screen.findByRole('dialog', { name: 'The acceptance link is ready' }));
    const link = await done.findByLabelText<HTMLInputElement>('Acceptance link');
    expect(link.value).toMatch(/^http:\/\/127\.0\.0\.1:8081\/a\//);
    expect(done.getByRole('button', { name: 'Copy link' })).toBeVisible();
    expect(posts()[0]!.body).toEqual({
      contact: {
        firstName: 'Oliver',
        lastName: 'Hughes',
        email: 'oliver@fabrikamfoods.example',
        phone: '+49 30 1234567',
      },
      linkLifetimeMinutes: 4320,
      language: 'en-US',
      country: 'GB',
      delivery: 'manual',
    });
  });

  it('opens with the lifetime that the partner has chosen', async () => {
    const { settings } = held.gateway.world;
    held.gateway.world.settings = { ...settings, linkLifetimeMinutes: 1440 };
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Create attestation' }));
    await waitFor(() => {
      expect(posts()[0]?.body).toMatchObject({ linkLifetimeMinutes: 1440 });
    });
  });

  it('opens with a lifetime of the partner’s own', async () => {
    const { settings } = held.gateway.world;
    held.gateway.world.settings = { ...settings, linkLifetimeMinutes: 90 };
    await openDialog();
    expect(within(screen.getByRole('dialog')).getByDisplayValue('90')).toBeVisible();
  });

  it('suggests the language that fits the country, until somebody chooses one', async () => {
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    const [country, language] = [
      dialog.getByLabelText(/Country of the customer/),
      dialog.getByLabelText(/Language of the agreement/),
    ];
    expect(language).toHaveValue('en-US');
    await user.selectOptions(country, 'AT');
    expect(language).toHaveValue('de-DE');
    // Nothing is known to be better than English there.
    await user.selectOptions(country, 'IE');
    expect(language).toHaveValue('en-US');
    await user.selectOptions(language, 'nl-NL');
    await user.selectOptions(country, 'FR');
    expect(language).toHaveValue('nl-NL');
    await user.click(dialog.getByRole('button', { name: 'Create attestation' }));
    await waitFor(() => {
      expect(posts()[0]?.body).toMatchObject({ country: 'FR', language: 'nl-NL' });
    });
  });

  it('names the rule that a field breaks while one types, and sends nothing', async () => {
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    await user.clear(dialog.getByLabelText(/First name/));
    await user.type(dialog.getByLabelText(/First name/), 'test');
    expect(await dialog.findByText(/Microsoft refuses placeholder names/)).toBeVisible();
    await user.clear(dialog.getByLabelText(/Email/));
    await user.type(dialog.getByLabelText(/Email/), 'someone@microsoft.com');
    await user.click(dialog.getByRole('radio', { name: 'Custom' }));
    await user.type(dialog.getByLabelText(/Minutes/), '4');
    await user.click(dialog.getByRole('button', { name: 'Create attestation' }));
    expect(await dialog.findByText('Microsoft refuses addresses at microsoft.com.')).toBeVisible();
    expect(dialog.getByText('Choose between 5 and 10080 minutes.')).toBeVisible();
    expect(posts()).toHaveLength(0);
  });

  it('asks before it throws away what was typed, and not otherwise', async () => {
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByLabelText(/First name/), 'Ada');
    await user.keyboard('{Escape}');
    const ask = within(await dialog.findByRole('alert'));
    await user.click(ask.getByRole('button', { name: 'Keep editing' }));
    expect(dialog.getByLabelText(/First name/)).toHaveValue('OliverAda');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    const again = within(await dialog.findByRole('alert'));
    await user.click(again.getByRole('button', { name: 'Discard' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });

  it('closes at once where nothing was typed', async () => {
    const { user } = await openDialog();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });

  it('warns before sending that Microsoft may refuse the very same person', async () => {
    const fabrikam = held.gateway.world.customers[1]!;
    fabrikam.mca.agreement = {
      source: 'partner_attested',
      dateAgreed: '2022-05-12T00:00:00.000Z',
      valid: false,
      contact: fabrikam.record.contact,
      templateId: null,
    };
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('Microsoft may refuse this person (600061)')).toBeVisible();
    await user.type(dialog.getByLabelText(/Last name/), 'x');
    expect(dialog.queryByText(/600061/)).not.toBeInTheDocument();
  });

  it('shows what the signatory will see, in a frame that can do nothing', async () => {
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Preview as customer' }));
    const frame = await screen.findByTitle<HTMLIFrameElement>('What the signatory sees');
    expect(frame.getAttribute('sandbox')).toBe('allow-same-origin');
    expect(frame.getAttribute('srcdoc')).toContain('Fabrikam Foods Ltd: Oliver');
    await user.selectOptions(screen.getByLabelText('Language'), 'ar');
    await waitFor(() => {
      expect(screen.getByTitle('What the signatory sees').getAttribute('srcdoc')).toContain('lang="ar"');
    });
  });

  it('puts what the server refuses at its field', async () => {
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    held.gateway.fail(
      /attestations$/,
      new StandInProblem('validation_failed', 'Some fields are wrong.', [
        { path: 'contact.email', message: 'The address belongs to your own company.' },
      ]),
    );
    await user.click(dialog.getByRole('button', { name: 'Create attestation' }));
    await waitFor(() => {
      expect(dialog.getByLabelText(/Email/)).toHaveAccessibleDescription(
        'The address belongs to your own company.',
      );
    });
  });

  it('shows a refusal that belongs to no field, with the id to quote', async () => {
    const { user } = await openDialog();
    const dialog = within(screen.getByRole('dialog'));
    held.gateway.fail(
      /attestations$/,
      new StandInProblem('attestation_already_live', 'Renew or revoke the running one first.'),
    );
    await user.click(dialog.getByRole('button', { name: 'Create attestation' }));
    expect(await dialog.findByText('An attestation is already running')).toBeVisible();
    expect(dialog.getByText('Renew or revoke the running one first.')).toBeVisible();
    expect(dialog.getByText(String(posts()[0]!.headers['x-correlation-id']))).toBeVisible();
  });
});
