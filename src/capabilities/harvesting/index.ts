export { type HarvestedRelease, HarvestIndex } from './harvest-index.js';
export { HarvestList } from './harvest-list.service.js';
export { HarvestSets, type SetPage } from './harvest-sets.service.js';
export type { HarvestItem, HarvestPage, HarvestQuery, Resumption } from './harvest-view.js';
export { HarvestingModule } from './harvesting.module.js';
