import { filtersOf } from './use-work-list-filters';

describe('filtersOf', () => {
  it('reads what a shared address says', () => {
    const query = new URLSearchParams(
      'status=expired&search=%20nord%20&sort=expiry&order=desc&expiring=1&unopened=1&country=DE',
    );
    expect(filtersOf(query)).toEqual({
      status: 'expired',
      search: 'nord',
      country: 'DE',
      expiringWithinHours: 48,
      neverOpened: true,
      sort: 'expiry',
      order: 'desc',
    });
  });

  it('leaves out what it does not understand', () => {
    expect(filtersOf(new URLSearchParams('status=lost&sort=colour&order=up&country=Mars'))).toEqual({
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
