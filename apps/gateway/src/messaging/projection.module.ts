import { Module } from '@nestjs/common';
import { CloseOperationWhenRefusedConsumer } from './close-operation-when-refused.consumer.js';
import { LookAfterUnansweredOperationsSweep } from './look-after-unanswered-operations.sweep.js';
import { MendReadModelWhenDigestDiffers } from './mend-read-model-when-digest-differs.consumer.js';
import { ProjectCustomerChangedConsumer } from './project-customer-changed.consumer.js';
import { ProjectDeliveryChangedConsumer } from './project-delivery-changed.consumer.js';
import { ProjectImportProgressedConsumer } from './project-import-progressed.consumer.js';
import { ProjectMcaChangedConsumer } from './project-mca-changed.consumer.js';
import { ProjectProviderInstanceSettingsConsumer } from './project-provider-instance-settings.consumer.js';
import { ProjectResellerChangedConsumer } from './project-reseller-changed.consumer.js';
import { PruneShortLivedRowsSweep } from './prune-short-lived-rows.sweep.js';
import { TellWhenConnectionCheckedConsumer } from './tell-when-connection-checked.consumer.js';
import { RebuildReadModelWhenStatesReplayed } from './rebuild-read-model-when-states-replayed.consumer.js';
import { ResumeReplaysSweep } from './resume-replays.sweep.js';

/** What the gateway does when the other services say something. */
@Module({
  controllers: [
    ProjectCustomerChangedConsumer,
    ProjectMcaChangedConsumer,
    ProjectDeliveryChangedConsumer,
    ProjectImportProgressedConsumer,
    ProjectProviderInstanceSettingsConsumer,
    TellWhenConnectionCheckedConsumer,
    ProjectResellerChangedConsumer,
    CloseOperationWhenRefusedConsumer,
    RebuildReadModelWhenStatesReplayed,
    MendReadModelWhenDigestDiffers,
    ResumeReplaysSweep,
    LookAfterUnansweredOperationsSweep,
    PruneShortLivedRowsSweep,
  ],
})
export class ProjectionModule {}
