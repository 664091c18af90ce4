import { Global, Module } from '@nestjs/common';
import { AcceptanceLinkOpener } from '../application/customers/acceptance-link-opener.js';
import { CustomerRecords } from '../application/customers/customer-records.js';
import { Connections } from '../application/connection/connections.js';
import { RunningImports } from '../application/imports/running-imports.js';
import { InstanceSettings } from '../application/settings/instance-settings.js';
import { LiveFeed } from '../application/live/live-feed.js';
import { OperationStore } from '../application/operations/operation-store.js';
import { AcceptanceLinks } from './acceptance-links.js';
import { NotedConnections } from './connection/noted-connections.js';
import { BulkRowOutcomes } from './bulk/bulk-row-outcomes.js';
import { LiveLogReader } from './live/live-log-reader.js';
import { LiveLog } from './live/live-log.js';
import { PostgresLiveFeed } from './live/postgres-live-feed.js';
import { TypeOrmOperationStore } from './operations/typeorm-operation-store.js';
import { CustomerRows } from './projection/customer-rows.js';
import { ReadModelProjector } from './projection/read-model-projector.js';
import { SummaryCounters } from './projection/summary-counters.js';
import { ShortLivedRows } from './pruning/short-lived-rows.js';
import { AttentionReader } from './read-model/attention.query.js';
import { CustomerListReader } from './read-model/customer-list.query.js';
import { FunnelReader } from './read-model/funnel.query.js';
import { ImportViews } from './read-model/import-views.js';
import { ResellerListReader } from './read-model/reseller-list.query.js';
import { SameContactReader } from './read-model/same-contact.query.js';
import { SqlCustomerRecords } from './read-model/sql-customer-records.js';
import { SummaryReader } from './read-model/summary.query.js';
import { TimelineReader } from './read-model/timeline.query.js';
import { WorkListExport } from './read-model/work-list-export.query.js';
import { WorkListReader } from './read-model/work-list.query.js';
import { ReplayRuns } from './replay/replay-runs.js';
import { ReplayedStates } from './replay/replayed-states.js';
import { ShadowView } from './replay/shadow-view.js';
import { ResellerViews } from './resellers/reseller-views.js';
import { SettingsViews } from './settings/settings-views.js';
import { ViewDigest } from './replay/view-digest.js';
import { UnansweredOperations } from './unanswered/unanswered-operations.js';

const adapters = [
  { provide: AcceptanceLinkOpener, useExisting: AcceptanceLinks },
  { provide: CustomerRecords, useClass: SqlCustomerRecords },
  { provide: Connections, useClass: NotedConnections },
  { provide: RunningImports, useExisting: ImportViews },
  { provide: InstanceSettings, useExisting: SettingsViews },
  { provide: LiveFeed, useClass: PostgresLiveFeed },
  { provide: OperationStore, useClass: TypeOrmOperationStore },
];
const readersAndWriters = [
  BulkRowOutcomes,
  LiveLog,
  LiveLogReader,
  ImportViews,
  SettingsViews,
  SummaryReader,
  AttentionReader,
  FunnelReader,
  WorkListReader,
  WorkListExport,
  CustomerListReader,
  SameContactReader,
  ResellerListReader,
  ResellerViews,
  TimelineReader,
  ReadModelProjector,
  ReplayRuns,
  ReplayedStates,
  ViewDigest,
  ShortLivedRows,
  UnansweredOperations,
];

/** Operations and the read model: everything that knows the gateway's tables. */
@Global()
@Module({
  providers: [...adapters, ...readersAndWriters, CustomerRows, SummaryCounters, ShadowView],
  exports: [...adapters.map(({ provide }) => provide), ...readersAndWriters],
})
export class ReadModelModule {}
