export { type BagMode, BagsService } from './bags.service.js';
export { CratesService } from './crates.service.js';
export { BagExport } from './export/export-bags.js';
export { OcflExport } from './export/export-ocfl.js';
export { BagImports, type BagOutcome, type OpenBag } from './import/import-bag.js';
export { MirrorImports, type MirrorOutcome, type MirrorWatch } from './import/import-mirror.js';
export type { PackageView, RangedPackage } from './package-view.js';
export { PreservationModule } from './preservation.module.js';
