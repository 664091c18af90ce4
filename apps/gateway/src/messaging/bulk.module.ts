import { Module } from '@nestjs/common';
import { BulkCommands } from '../application/bulk/bulk-commands.js';
import { SendBulkRows } from './send-bulk-rows.js';
import { McaDecisions } from '../application/commands/mca-decisions.js';
import { PlaceCommand } from '../application/commands/place-command.js';
import { SendBulkRowsSweep } from './send-bulk-rows.sweep.js';

/** What carries bulk operations out. */
@Module({
  controllers: [SendBulkRowsSweep],
  providers: [SendBulkRows, BulkCommands, McaDecisions, PlaceCommand],
})
export class BulkModule {}
