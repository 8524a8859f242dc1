export { ExportSources } from './export-sources.js';
export { ExportsModule } from './exports.module.js';
