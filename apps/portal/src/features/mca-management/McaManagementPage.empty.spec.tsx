import { screen } from '@testing-library/react';
import { openPortal, withGateway } from '../../../test/render-portal';

withGateway(0);

describe('MCA management without customers', () => {
  it('says how to get them', async () => {
    openPortal('/customers/mca');
    expect(await screen.findByRole('heading', { name: 'No customers yet' })).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'Import customers' })).toHaveLength(2);
  });
});
