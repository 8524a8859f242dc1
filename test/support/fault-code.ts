import { SphereError } from '../../src/domain/errors/sphere-error.js';

/** Code of the `SphereError` that the act throws, `null` when it throws none; rethrows others. */
export function faultCodeOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof SphereError) return error.code;
    throw error;
  }
}
