import { filtersOf } from './use-work-list-filters';

describe('filtersOf', () => {
  it('reads what a shared address says', () => {
    const query = new URLSearchParams(
      'status=expired&search=%20nord%20&sort=expiry&order=desc&expiring=1&unopened=1&country=DE' +
        '&open=1&failing=1&reason=declined&instance=01900000-0000-7000-8000-000000000001',
    );
    expect(filtersOf(query)).toEqual({
      status: 'expired',
      search: 'nord',
      country: 'DE',
      expiringWithinHours: 48,
      neverOpened: true,
      excludeCompliant: true,
      failing: true,
      reason: 'declined',
      reseller: undefined,
      providerInstance: '01900000-0000-7000-8000-000000000001',
      sort: 'expiry',
      order: 'desc',
    });
  });

  it('leaves out what it does not understand', () => {
    expect(
      filtersOf(new URLSearchParams('status=lost&sort=colour&order=up&country=Mars&reason=why&instance=1')),
    ).toEqual({
      status: undefined,
      search: undefined,
      country: undefined,
      expiringWithinHours: undefined,
      neverOpened: undefined,
      sort: 'urgency',
      order: 'asc',
    });
  });
});
