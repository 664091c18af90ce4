import { screen, within } from '@testing-library/react';
import { aFailingConnection } from '../../../test/gateway-stand-in/connections';
import { StandInProblem } from '../../../test/gateway-stand-in/gateway-stand-in';
import { openPortal, withGateway } from '../../../test/render-portal';

const holder = withGateway(24);

describe('Home', () => {
  it('shows how far the links have come, for the time one chooses', async () => {
    const { user, router } = openPortal('/');
    const funnel = await screen.findByRole('region', { name: 'From link to agreement' });
    expect(within(funnel).getAllByRole('listitem')).toHaveLength(4);
    expect(within(funnel).getByRole('button', { name: 'Last 30 days' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );

    await user.click(within(funnel).getByRole('button', { name: 'Last 7 days' }));
    expect(router.state.location.search).toBe('?days=7');
    expect(holder.gateway.calls.some(({ path }) => path === '/mca/funnel')).toBe(true);
  });

  it('leads to the customers behind each number', async () => {
    const { user, router } = openPortal('/');
    const attention = await screen.findByRole('region', { name: 'Needs attention today' });
    await user.click(await within(attention).findByRole('link', { name: /Ready to create agreement/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'MCA management' })).toBeVisible();
    expect(router.state.location.search).toBe('?status=ready');
  });

  it('has no way to a number that may still turn out to be none', async () => {
    const arrive = holder.gateway.hold(/attention/);
    openPortal('/');
    const attention = await screen.findByRole('region', { name: 'Needs attention today' });
    expect(within(attention).getAllByRole('listitem')).not.toHaveLength(0);
    expect(within(attention).queryAllByRole('link')).toHaveLength(0);
    arrive();
    expect(await within(attention).findByRole('link', { name: /Ready to create agreement/ })).toBeVisible();
  });

  it('leads to a connection to Microsoft that does not work', async () => {
    holder.gateway.world.connection = aFailingConnection('secret_expired');
    const { user } = openPortal('/');
    const attention = await screen.findByRole('region', { name: 'Needs attention today' });
    const line = await within(attention).findByRole('link', {
      name: /connection to Microsoft does not work/,
    });
    expect(line).toHaveTextContent('The client secret has expired');
    await user.click(line);
    expect(await screen.findByRole('heading', { level: 1, name: 'Connection to Microsoft' })).toBeVisible();
  });

  it('says what failed, and tries again', async () => {
    const repair = holder.gateway.fail(
      /funnel/,
      new StandInProblem('service_unavailable', 'The database rests.'),
    );
    const { user } = openPortal('/');
    expect(await screen.findByText(/The database rests/)).toBeVisible();
    repair();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Median time to accept')).toBeVisible();
  });
});

describe('Home of a partner without customers', () => {
  it('says so instead of showing zeros only', async () => {
    holder.gateway.world.customers.length = 0;
    openPortal('/');
    expect(await screen.findByText('Nothing waits for you')).toBeVisible();
    expect(await screen.findByText(/No link went out in this time/)).toBeVisible();
    expect(screen.getByText('Nobody has accepted yet')).toBeVisible();
  });
});
