import { Module } from '@nestjs/common';
import { CitationsService } from './citations/citations.service.js';
import { IdentifierIndex } from './citations/identifier-index.js';
import { DraftsService } from './listing/drafts.service.js';
import { ListedTags } from './listing/listed-tags.js';
import { ListingIndex } from './listing/listing-index.js';
import { ListingPages } from './listing/listing-pages.js';
import { PapersService } from './search/papers.service.js';
import { RecordRegister } from './search/record-register.js';
import { RecordTexts } from './search/record-texts.js';
import { RecordsIndex } from './search/records-index.js';
import { RecordsService } from './search/records.service.js';
import { DownloadsService } from './usage/downloads.service.js';

const services = [
  CitationsService,
  DownloadsService,
  DraftsService,
  IdentifierIndex,
  ListedTags,
  ListingIndex,
  ListingPages,
  PapersService,
  RecordRegister,
  RecordTexts,
  RecordsIndex,
  RecordsService,
];

/** Finding published records, listing repositories, and counting how they are used. */
@Module({ providers: services, exports: services })
export class DiscoveryModule {}
