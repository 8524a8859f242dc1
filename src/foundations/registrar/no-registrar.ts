import { Registrar, type RegistrationOutcome } from './registrar.js';

/** Where no account is configured: Sphere's own PIDs are all that there is. */
export class NoRegistrar extends Registrar {
  readonly isOffered = false;

  register(): Promise<RegistrationOutcome> {
    return Promise.reject(new Error('No registrar is configured.'));
  }
}
