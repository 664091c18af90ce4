import { screen, waitFor, within } from '@testing-library/react';
import { QuietEventSource } from '../../../test/browser-parts';
import { aRow, addBulk } from '../../../test/gateway-stand-in/bulk';
import { StandInProblem } from '../../../test/gateway-stand-in/gateway-stand-in';
import { dialogThatOpens, openPortal, withGateway } from '../../../test/render-portal';

const held = withGateway(12);
const posted = (path: RegExp) =>
  held.gateway.calls.filter(({ method, path: called }) => method === 'POST' && path.test(called));

describe('Bulk operations', () => {
  it('says what they are for when there is none yet, and leads to the upload', async () => {
    const { user, router } = openPortal('/bulk-operations');
    expect(await screen.findByRole('heading', { name: 'No bulk operation yet' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'New from CSV' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'New from CSV' });
    await waitFor(() => {
      expect(heading).toHaveFocus();
    });
    expect(router.state.location.pathname).toBe('/bulk-operations/new');
  });

  it('lists them, newest first, with their outcome', async () => {
    addBulk(held.gateway.world, [aRow(1, { state: 'succeeded' })], {
      state: 'finished',
      fileName: 'old.csv',
    });
    addBulk(held.gateway.world, [aRow(1), aRow(2, { state: 'refused' })], { fileName: 'new.csv' });
    openPortal('/bulk-operations');
    const table = await screen.findByRole('table', { name: 'Bulk operations' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('new.csvRunning0 done, 1 refused, 0 skipped of 2');
    expect(second).toHaveTextContent('old.csvFinished1 done');
    expect(screen.getByRole('link', { name: 'Bulk operations' })).toHaveAttribute('aria-current', 'page');
  });

  it('leads from a file over its columns to the rows, and sends only at the end', async () => {
    const { user, router } = openPortal('/bulk-operations/new');
    const file = new File(['Tenant,Mail,Note\n1,2,3'], 'list.csv', { type: 'text/csv' });
    await user.upload(await screen.findByLabelText('Choose a file', { selector: 'input' }), file);

    expect(await screen.findByRole('heading', { name: 'Match the columns' })).toBeVisible();
    expect(posted(/bulk-operations$/)[0]?.body).toMatchObject({
      action: 'start',
      dryRun: true,
      target: { kind: 'csv', fileName: 'list.csv', content: btoa('Tenant,Mail,Note\n1,2,3') },
    });
    expect(screen.getByLabelText('Email')).toHaveValue('Mail');
    await user.click(screen.getByRole('button', { name: 'Check the rows' }));
    expect(screen.getByText(/Choose the column that names the customer/)).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Tenant id'), 'Tenant');
    await user.click(screen.getByRole('button', { name: 'Check the rows' }));

    const table = await screen.findByRole('table', { name: 'Rows' });
    expect(posted(/bulk-operations$/)[1]?.body).toMatchObject({
      target: { mapping: { email: 'Mail', tenantId: 'Tenant' } },
    });
    expect(within(table).getAllByText('Ready').length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: /Refused \(\d+\)/ }));
    await waitFor(() => {
      expect(within(table).queryByText('Ready')).not.toBeInTheDocument();
    });
    expect(within(table).getAllByText('No contact is known for this customer.').length).toBeGreaterThan(0);
    expect(posted(/confirm$/)).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: /Send for \d+ customers/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Start MCA attestations' })).toBeVisible();
    expect(router.state.location.pathname).toMatch(/^\/bulk-operations\/[0-9a-f-]{36}$/);
    expect(posted(/confirm$/)).toHaveLength(1);
  });

  it('warns of a file that was taken before, and takes it again when one means it', async () => {
    const earlier = addBulk(held.gateway.world, [aRow(1)], { state: 'finished', fileName: 'list.csv' });
    const { user } = openPortal('/bulk-operations/new');
    const input = await screen.findByLabelText('Choose a file', { selector: 'input' });
    await user.upload(input, new File(['x'], 'list.csv'));
    await user.selectOptions(await screen.findByLabelText('Tenant id'), 'Tenant');
    await user.click(screen.getByRole('button', { name: 'Check the rows' }));
    expect(await screen.findByText(/This file was taken with the same action before/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Show the earlier one' })).toHaveAttribute(
      'href',
      `/bulk-operations/${earlier.id}`,
    );
    await user.click(screen.getByRole('button', { name: /Send for \d+ customers/ }));
    await screen.findByRole('button', { name: 'Pause' });
    expect(posted(/confirm$/)[0]?.body).toEqual({ again: true });
  });

  it('tells why a file was refused', async () => {
    held.gateway.fail(
      /POST .*bulk-operations$/,
      new StandInProblem('file_unreadable', 'The file cannot be read as CSV near line 7.'),
    );
    const { user } = openPortal('/bulk-operations/new');
    const input = await screen.findByLabelText('Choose a file', { selector: 'input' });
    await user.upload(input, new File(['"'], 'broken.csv'));
    expect(await screen.findByText(/near line 7/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Choose the file' })).toBeVisible();
  });

  it('shows progress, and can be paused, resumed and called off', async () => {
    const rows = [aRow(1, { state: 'succeeded' }), aRow(2, { state: 'sent' }), aRow(3), aRow(4)];
    const { id } = addBulk(held.gateway.world, rows);
    const { user } = openPortal(`/bulk-operations/${id}`);
    expect(await screen.findByText('1 of 4 settled: 1 done, 0 refused, 0 skipped')).toBeVisible();
    expect(screen.getByText(/1 row is on its way. 2 rows have not been sent yet./)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Download the results' })).toHaveAttribute(
      'href',
      `/api/v1/mca/bulk-operations/${id}/results?format=csv`,
    );
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(await screen.findByText(/nothing more is sent until you resume/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    expect(await screen.findByRole('button', { name: 'Pause' })).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Call off the rest' }));
    const dialog = await dialogThatOpens('alertdialog');
    expect(dialog.getByText('2 rows are not sent any more.')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Call off' }));
    expect(await screen.findByText('Cancelled')).toBeVisible();
    expect(posted(/cancel$/)).toHaveLength(1);
  });

  it('is read again when it has moved', async () => {
    // Nothing of it is on its way, so that nobody looks without being told.
    const rows = [aRow(1, { state: 'succeeded' }), aRow(2)];
    const { id } = addBulk(held.gateway.world, rows, { state: 'paused' });
    openPortal(`/bulk-operations/${id}`);
    expect(await screen.findByText('1 of 2 settled: 1 done, 0 refused, 0 skipped')).toBeVisible();
    const reads = () => held.gateway.calls.filter(({ path }) => path.endsWith(id)).length;
    expect(reads()).toBe(1);
    QuietEventSource.latest!.emit('bulk-operation-progressed', { bulkOperationId: id });
    await waitFor(() => {
      expect(reads()).toBe(2);
    });
  });

  it('says so when there is none under this address', async () => {
    openPortal('/bulk-operations/0192f0a0-0000-7000-8000-0000000000aa');
    expect(await screen.findByRole('heading', { name: 'There is no such bulk operation' })).toBeVisible();
  });
});
