export { AuditModule } from './audit.module.js';
export { EventLog } from './event-log.js';
export type { EventView, NewEvent } from './event-log.js';
export { type EventSpan, SubjectHistory } from './subject-history.js';
