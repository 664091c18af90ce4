import { CONNECTION_SENTENCES } from '@assent/domain';
import { screen, waitFor, within } from '@testing-library/react';
import { aConnection, aFailingConnection } from '../../../test/gateway-stand-in/connections';
import { StandInProblem } from '../../../test/gateway-stand-in/gateway-stand-in';
import { openPortal, withGateway } from '../../../test/render-portal';

const held = withGateway(3);
const world = () => held.gateway.world;
const open = () => openPortal('/connection');

describe('The connection to Microsoft', () => {
  it('is in the navigation, and shows what it is made of', async () => {
    world().connection = aConnection();
    const { user } = openPortal('/customers');
    await user.click(await screen.findByRole('link', { name: 'Connection to Microsoft' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Connection to Microsoft' })).toBeVisible();
    expect(await screen.findByRole('heading', { level: 2, name: 'Working' })).toBeVisible();
    const credentials = within(screen.getByRole('region', { name: 'Credentials' }));
    expect(credentials.getByText('5a9d6f1e-3c0b-4a5e-9b52-0a1b2c3d4e5f')).toBeVisible();
    expect(credentials.getByText(/^Valid until/)).toBeVisible();
    const budget = within(screen.getByRole('region', { name: 'Call budget' }));
    expect(budget.getByText('12 of 50 used')).toBeVisible();
    const calls = within(screen.getByRole('region', { name: 'Calls in the last hour' }));
    expect(calls.getByRole('row', { name: /Read attestation 1,204 0 3 0/ })).toBeVisible();
    const work = within(screen.getByRole('region', { name: 'Waiting for Microsoft' }));
    expect(work.getByText(/2 calls wait/)).toBeVisible();
    expect(work.getByText(/Nothing waits/)).toBeVisible();
  });

  it('says what is wrong and what to do, with the ids to quote', async () => {
    world().connection = aFailingConnection('secret_expired');
    open();
    const status = within(await screen.findByRole('region', { name: 'Not working' }));
    expect(status.getByText(/client secret has expired/)).toBeVisible();
    expect(status.getByText(/Make a new client secret in Microsoft Entra/)).toBeVisible();
    expect(status.getByText('Microsoft’s code 7000222')).toBeVisible();
    expect(status.getByRole('button', { name: 'Copy Microsoft’s correlation id' })).toBeVisible();
    expect(screen.getByRole('row', { name: /Read attestation \(failing\)/ })).toBeVisible();
  });

  it('says until when Microsoft wants a pause', async () => {
    const pausedUntil = new Date(Date.now() + 120_000).toISOString();
    const works = aConnection();
    world().connection = {
      ...works,
      status: 'throttled',
      sentence: CONNECTION_SENTENCES.throttled,
      pausedUntil,
      budgets: works.budgets.map((one) => ({ ...one, available: 0, pausedUntil })),
    };
    open();
    const status = within(await screen.findByRole('region', { name: 'Throttled by Microsoft' }));
    expect(status.getByText(/Calls go on at/)).toBeVisible();
    expect(screen.getAllByText(/^Paused by Microsoft until/)).toHaveLength(3);
  });

  it('says so when nothing was ever called', async () => {
    world().connection = {
      ...aConnection(),
      status: 'never_called',
      sentence: CONNECTION_SENTENCES.never_called,
      recordedSince: null,
      lastSuccess: null,
      credentials: null,
      tokens: [],
      budgets: [],
      operations: [],
      waitingWork: [],
    };
    open();
    expect(await screen.findByRole('heading', { level: 2, name: 'Not called yet' })).toBeVisible();
    expect(screen.getByText('Nothing was called yet.')).toBeVisible();
    expect(screen.getByText(/No service has told yet/)).toBeVisible();
  });

  it('is checked when a person wants it, and says what was found', async () => {
    world().connection = aConnection();
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('The connection works')).toBeVisible();
    expect(await screen.findByText('It worked, in 0.42 s')).toBeVisible();
    world().connection = aFailingConnection('no_answer');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('The connection does not work')).toBeVisible();
    expect(await screen.findByRole('region', { name: 'Not working' })).toBeVisible();
  });

  it('says why a check was not possible', async () => {
    world().connection = aConnection();
    held.gateway.fail(/checks/, new StandInProblem('service_unavailable', 'The database rests.'));
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('The connection could not be checked')).toBeVisible();
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Check now' })).toBeEnabled();
    });
  });

  it('says what failed when the facts cannot be read, and tries again', async () => {
    world().connection = aConnection();
    const repair = held.gateway.fail(
      /connection$/,
      new StandInProblem('service_unavailable', 'Redis does not answer.'),
    );
    const { user } = open();
    expect(await screen.findByText(/Redis does not answer/)).toBeVisible();
    repair();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Working' })).toBeVisible();
  });
});
