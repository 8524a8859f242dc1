export { AuditModule } from './audit.module.js';
export { EventLog } from './event-log.js';
export type { EventSpan, EventView, NewEvent } from './event-log.js';
