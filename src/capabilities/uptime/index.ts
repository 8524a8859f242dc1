export { UptimeModule } from './uptime.module.js';
export { type ObservedUptime, UptimeService } from './uptime.service.js';
