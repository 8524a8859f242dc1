export type {
  ImportOutcome,
  ImportPlan,
  ImportProgress,
  ImportRequest,
  ImportWatch,
  PlannedFile,
} from './import-view.js';
export { ImportsModule } from './imports.module.js';
export { ImportsService } from './imports.service.js';
export { parsePatterns } from './select-files.js';
export { parseHubAddress, parseSourceName } from './source-name.js';
