import { Module } from '@nestjs/common';
import { ObjectStoreModule } from '../../foundations/object-store/object-store.module.js';
import { CitationsService } from './citations/citations.service.js';
import { IdentifierIndex } from './citations/identifier-index.js';
import { DraftsService } from './listing/drafts.service.js';
import { ListedTags } from './listing/listed-tags.js';
import { ListingIndex } from './listing/listing-index.js';
import { ListingPages } from './listing/listing-pages.js';
import { Coauthors } from './search/coauthors.js';
import { PapersService } from './search/papers.service.js';
import { RecordRegister } from './search/record-register.js';
import { NewestWindows } from './search/newest-windows.js';
import { RecordTexts } from './search/record-texts.js';
import { RecordsIndex } from './search/records-index.js';
import { RecordsService } from './search/records.service.js';
import { AgentLists } from './usage/agent-lists.js';
import { DownloadsService } from './usage/downloads.service.js';
import { RobotLists } from './usage/robot-lists.service.js';
import { UsageFiles } from './usage/usage-files.service.js';
import { UsageRebuild } from './usage/usage-rebuild.service.js';
import { UsageReports } from './usage/usage-reports.service.js';

const services = [
  CitationsService,
  Coauthors,
  DownloadsService,
  DraftsService,
  IdentifierIndex,
  ListedTags,
  ListingIndex,
  ListingPages,
  NewestWindows,
  PapersService,
  RecordRegister,
  RecordTexts,
  RecordsIndex,
  RecordsService,
  RobotLists,
  UsageRebuild,
  UsageReports,
];

/** Finding published records, listing repositories, and counting how they are used. */
@Module({
  imports: [ObjectStoreModule],
  providers: [...services, AgentLists, UsageFiles],
  exports: services,
})
export class DiscoveryModule {}
