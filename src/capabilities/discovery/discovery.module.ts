import { Module } from '@nestjs/common';
import { RecordsIndex } from './search/records-index.js';
import { RecordsService } from './search/records.service.js';
import { DownloadsService } from './usage/downloads.service.js';

/** Finding published records, and counting how they are used. */
@Module({
  providers: [RecordsIndex, RecordsService, DownloadsService],
  exports: [RecordsIndex, RecordsService, DownloadsService],
})
export class DiscoveryModule {}
