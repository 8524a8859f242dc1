import { Module } from '@nestjs/common';
import { DescriptionsModule } from '../descriptions/index.js';
import { DiscoveryModule } from '../discovery/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { CatalogueService } from './catalogue.service.js';
import { ListingDescriber } from './describe-listings.js';

/** Lists of repositories, as clients page and filter them. */
@Module({
  imports: [DescriptionsModule, DiscoveryModule, RepositoriesModule],
  providers: [CatalogueService, ListingDescriber],
  exports: [CatalogueService],
})
export class CatalogueModule {}
