/** How the first steward signs in. */
export class StewardConfig {
  /** `SPHERE_STEWARD_TOKEN`: 16 to 256 printable ASCII characters, or null to have one generated. */
  readonly token: string | null = null;

  constructor(values: Partial<StewardConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
