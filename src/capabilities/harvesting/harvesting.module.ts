import { Module } from '@nestjs/common';
import { ObjectStoreModule } from '../../foundations/object-store/object-store.module.js';
import { HarvestIndex } from './harvest-index.js';
import { HarvestList } from './harvest-list.service.js';
import { HarvestSets } from './harvest-sets.service.js';
import { ListTokens } from './list-tokens.js';

const services = [HarvestIndex, HarvestList, HarvestSets];

/** What changed when, for those who collect the metadata of releases. */
@Module({
  imports: [ObjectStoreModule],
  providers: [...services, ListTokens],
  exports: services,
})
export class HarvestingModule {}
