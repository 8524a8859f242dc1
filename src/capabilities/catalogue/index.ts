export { CatalogueModule } from './catalogue.module.js';
export { type CatalogueEntry, type CataloguePage, CatalogueService } from './catalogue.service.js';
export {
  type CitedFormat,
  citedFormats,
  type FoundRecords,
  maxResults,
  ResultLists,
} from './result-lists.js';
