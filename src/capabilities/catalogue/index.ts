export { CatalogueModule } from './catalogue.module.js';
export { type CatalogueEntry, type CataloguePage, CatalogueService } from './catalogue.service.js';
