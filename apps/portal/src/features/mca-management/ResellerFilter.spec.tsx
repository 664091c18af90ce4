import { screen, within } from '@testing-library/react';
import { openPortal, withGateway } from '../../../test/render-portal';

withGateway(9);

const NAME = 'Kiefernhain Systemhaus GmbH';
const table = async () => within(await screen.findByRole('table'));

describe('The filter by reseller', () => {
  it('finds one by a part of its name, keeps it in the address, and lets go of it again', async () => {
    const { user, router } = openPortal('/customers/mca');
    await (await table()).findAllByRole('link');
    await user.click(screen.getByRole('button', { name: 'More filters' }));
    const field = await screen.findByRole('combobox', { name: 'Reseller' });
    await user.type(field, 'kiefern');
    await user.click(await screen.findByRole('option', { name: `${NAME} 3 customers` }));
    expect(router.state.location.search).toMatch(/reseller=[0-9a-f-]{36}/);
    expect(field).toHaveValue(NAME);
    expect(await (await table()).findAllByText(`via ${NAME}`)).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(router.state.location.search).toBe('');
    expect(field).toHaveValue('');
  });

  it('names the one of a shared address, which no customer row has to name', async () => {
    const { RESELLERS } = await import('../../../test/gateway-stand-in/believable-customers');
    openPortal(`/customers/mca?search=nobody-at-all&reseller=${RESELLERS[0]!.resellerId}`);
    const field = await screen.findByRole('combobox', { name: 'Reseller' });
    await screen.findByDisplayValue(NAME);
    expect(field).toHaveValue(NAME);
  });

  it('says that nobody fits', async () => {
    const { user } = openPortal('/customers/mca?failing=1');
    await user.type(await screen.findByRole('combobox', { name: 'Reseller' }), 'zzz');
    expect(await screen.findByRole('option', { name: 'No reseller fits' })).toBeVisible();
  });
});
