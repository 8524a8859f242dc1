import { Module } from '@nestjs/common';
import { DescriptionsModule } from '../descriptions/index.js';
import { DiscoveryModule } from '../discovery/index.js';
import { ReleasesModule } from '../releases/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { CatalogueService } from './catalogue.service.js';
import { ListingDescriber } from './describe-listings.js';
import { ResultLists } from './result-lists.js';

/** Lists of repositories, as clients page and filter them, and of records, as they are cited. */
@Module({
  imports: [DescriptionsModule, DiscoveryModule, ReleasesModule, RepositoriesModule],
  providers: [CatalogueService, ListingDescriber, ResultLists],
  exports: [CatalogueService, ResultLists],
})
export class CatalogueModule {}
