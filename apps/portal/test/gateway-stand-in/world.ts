import {
  defaultProviderInstanceSettings,
  type ConnectionView,
  type ImportView,
  type McaSummary,
  type ProviderInstanceSettings,
  type ProviderInstanceSettingsView,
  type WorkListRow,
} from '@assent/contracts';
import type { McaReasonCode } from '@assent/domain';
import { aConnection } from './connections';
import { addEntry, believableCustomers, situate, type StandInCustomer } from './believable-customers';

/** The invented world behind the stand-in: customers that change, and everybody who looks is told. */
export class StandInWorld {
  readonly customers: StandInCustomer[];
  import: ImportView | undefined;
  settings: ProviderInstanceSettingsView;
  connection: ConnectionView;
  /** How long a command takes. */
  latencyMs = 0;
  private entries = 100_000;

  constructor(
    count: number,
    private readonly announce: (name: string, data: object) => void,
  ) {
    this.customers = believableCustomers(count);
    this.connection = aConnection(this.customers[0]?.record.providerInstanceId);
    this.settings = {
      ...defaultProviderInstanceSettings('manual'),
      providerInstanceId: this.customers[0]?.record.providerInstanceId ?? '',
      version: 0,
      changedAt: null,
      logo: null,
    };
  }

  /** Somebody has changed the settings. */
  changeSettings(settings: ProviderInstanceSettings): void {
    const { version, providerInstanceId } = this.settings;
    this.settings = {
      ...this.settings,
      ...settings,
      version: version + 1,
      changedAt: new Date().toISOString(),
    };
    this.announce('settings-changed', { providerInstanceId });
  }

  /** Assent calls Microsoft, and finds things as they are. */
  checkConnection(): ConnectionView {
    const works = this.connection.failures.length === 0 && this.connection.pausedUntil === null;
    const lastCheck = { at: new Date().toISOString(), works, tookMs: 420, triedUser: false };
    this.connection = { ...this.connection, lastCheck };
    return this.connection;
  }

  find(customerId: string | undefined): StandInCustomer | undefined {
    return this.customers.find(({ record }) => record.customerId === customerId);
  }

  /** Customers that lists and counts show. */
  present(): StandInCustomer[] {
    return this.customers.filter(({ record }) => record.lifecycle !== 'ended');
  }

  summary(of: readonly StandInCustomer[] = this.present()): McaSummary {
    const count = (status: string) => of.filter(({ mca }) => mca.status === status).length;
    return {
      required: count('required'),
      pending: count('pending'),
      expired: count('expired'),
      ready: count('ready'),
      compliant: count('compliant'),
      total: of.length,
      asOf: new Date().toISOString(),
    };
  }

  row({ record, mca }: StandInCustomer): WorkListRow {
    return {
      customerId: record.customerId,
      providerInstanceId: record.providerInstanceId,
      resellerId: record.resellerId,
      resellerName: record.resellerName,
      tenantId: record.tenantId,
      companyName: record.companyName,
      domain: record.domain,
      country: record.country,
      status: mca.status,
      reasonCode: mca.reasonCode,
      reason: mca.reason,
      nextAction: mca.nextAction,
      statusSince: mca.statusSince,
      attestationId: mca.attestation?.id ?? null,
      contact: mca.attestation?.contact ?? record.contact,
      expiresAt: mca.attestation?.expiresAt ?? null,
      openedAt: mca.attestation?.openedAt ?? null,
      finalisesAt: mca.attestation?.finalisesAt ?? null,
      lastActivityAt: mca.statusSince,
      pendingOperationId: mca.pendingOperationId,
    };
  }

  /** Changes a customer, writes it into its timeline, and tells everybody. */
  change(customer: StandInCustomer, what: string, reasonCode?: McaReasonCode): void {
    if (reasonCode) situate(customer, reasonCode, Date.now());
    addEntry(customer, this.entries++, what, Date.now());
    const { customerId, lifecycle } = customer.record;
    this.announce('customer-changed', {
      customerId,
      status: lifecycle === 'ended' ? null : customer.mca.status,
    });
    this.announce('summary-changed', this.summary());
  }

  announceImport(importId: string): void {
    this.announce('import-progressed', { importId });
  }
}
