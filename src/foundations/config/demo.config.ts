/** Whether the demo records are loaded at the first start. */
export class DemoConfig {
  /** `SPHERE_DEMO` */
  readonly isEnabled: boolean = false;

  constructor(values: Partial<DemoConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
