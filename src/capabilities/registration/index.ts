export type { Alarm } from './registration-worker.js';
export { RegistrationWorker, resumeChannel } from './registration-worker.js';
export { RegistrationModule } from './registration.module.js';
export { type RegistrationStanding, RegistrationsService } from './registrations.service.js';
