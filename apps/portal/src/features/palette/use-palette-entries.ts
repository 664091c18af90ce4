import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMatch, useNavigate } from 'react-router-dom';
import { readCustomer, readCustomers } from '../../api/customers';
import { readCustomerMca } from '../../api/mca';
import { keys } from '../../api/query-keys';
import { PAGES } from '../../app/pages';
import { chooseScheme, SCHEME_CHOICES } from '../../theme/color-scheme';
import { asksFirst, availableActions } from '../mca-actions/available-actions';
import { useAsk } from '../mca-actions/McaDialogs';
import { useMcaActions } from '../mca-actions/use-mca-actions';

export interface PaletteEntry {
  readonly id: string;
  readonly group: 'action' | 'page' | 'customer' | 'setting';
  readonly label: string;
  readonly detail?: string | null;
  readonly run: () => void;
}

/** What a person may do about the customer whose page is open. */
function useCustomerActions(): PaletteEntry[] {
  const { t } = useTranslation();
  const customerId = useMatch('/customers/:customerId')?.params.customerId ?? '';
  // What the page has read already; a page that is no customer's has nothing.
  const isCustomer = customerId !== '' && customerId !== 'mca' && customerId !== 'new';
  const mca = useQuery({
    queryKey: keys.customerMca(customerId),
    queryFn: ({ signal }) => readCustomerMca(customerId, signal),
    enabled: isCustomer,
  }).data;
  const customer = useQuery({
    queryKey: keys.customerRecord(customerId),
    queryFn: ({ signal }) => readCustomer(customerId, signal),
    enabled: isCustomer,
  }).data;
  const target = {
    customerId,
    companyName: customer?.companyName ?? '',
    attestationId: mca?.attestation?.id ?? null,
  };
  const ask = useAsk();
  const { run, isBusy } = useMcaActions(target);
  if (!mca || !customer || isBusy || mca.pendingOperationId !== null) return [];
  const { primary, others } = availableActions({
    ...mca,
    attestationId: target.attestationId,
    // Undo has its time and its word on the customer's page.
    finalisesAt: null,
  });
  return [...(primary ? [primary] : []), ...others].map((action) => ({
    id: `action-${action}`,
    group: 'action',
    label: t(`mca.action.${action}`),
    detail: customer.companyName,
    run: () => {
      if (asksFirst(action)) ask(action, target);
      else run(action);
    },
  }));
}

const SEARCHED_FROM = 2;
const CUSTOMERS_SHOWN = 8;

/** Everything that fits what was typed: actions and pages at once, customers from the gateway. */
export function usePaletteEntries(text: string, searched: string, onHelp: () => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actions = useCustomerActions();
  const filters = { search: searched };
  const found = useQuery({
    queryKey: ['palette', searched],
    queryFn: ({ signal }) => readCustomers(filters, undefined, signal, CUSTOMERS_SHOWN),
    enabled: searched.length >= SEARCHED_FROM,
    placeholderData: keepPreviousData,
  });
  const pages = PAGES.map(({ name, to }): PaletteEntry => ({
    id: `page-${name}`,
    group: 'page',
    label: t(`palette.page.${name}`),
    run: () => void navigate(to),
  }));
  const settings: PaletteEntry[] = [
    ...SCHEME_CHOICES.map((scheme): PaletteEntry => ({
      id: `scheme-${scheme}`,
      group: 'setting',
      label: t(`palette.scheme.${scheme}`),
      run: () => {
        chooseScheme(scheme);
      },
    })),
    { id: 'shortcuts', group: 'setting', label: t('palette.shortcuts'), run: onHelp },
  ];
  const wanted = text.trim().toLowerCase();
  const fits = ({ label }: PaletteEntry) => label.toLowerCase().includes(wanted);
  const customers = searched.length < SEARCHED_FROM ? [] : (found.data?.items ?? []);
  const entries = [
    ...actions.filter(fits),
    ...pages.filter(fits),
    ...customers.map(({ customerId, companyName, domain }): PaletteEntry => ({
      id: `customer-${customerId}`,
      group: 'customer',
      label: companyName,
      detail: domain,
      run: () => void navigate(`/customers/${customerId}`),
    })),
    ...settings.filter(fits),
  ];
  return { entries, isSearching: found.isFetching, hasFailed: found.isError };
}
