export { DoiQueue } from './doi-queue.js';
export { DoiRegister, type VersionDoi } from './doi-register.js';
export type { DoiCounts, DoiView, LeasedDoi } from './doi-view.js';
export { DoisModule } from './dois.module.js';
