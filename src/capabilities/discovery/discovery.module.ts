import { Module } from '@nestjs/common';
import { CitationsService } from './citations/citations.service.js';
import { IdentifierIndex } from './citations/identifier-index.js';
import { PapersService } from './search/papers.service.js';
import { RecordsIndex } from './search/records-index.js';
import { RecordsService } from './search/records.service.js';
import { DownloadsService } from './usage/downloads.service.js';

const services = [
  CitationsService,
  DownloadsService,
  IdentifierIndex,
  PapersService,
  RecordsIndex,
  RecordsService,
];

/** Finding published records, and counting how they are used. */
@Module({ providers: services, exports: services })
export class DiscoveryModule {}
