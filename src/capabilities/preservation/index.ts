export { type BagMode, BagsService } from './bags.service.js';
export type { PackageView, RangedPackage } from './package-view.js';
export { PreservationModule } from './preservation.module.js';
