/** Whom the world writes to about this instance. */
export class ContactConfig {
  /** `SPHERE_CONTACT_EMAIL` */
  readonly email: string = 'contact@localhost';
  /** Whether the operator chose it: nobody may read the default. */
  readonly isStated: boolean = false;

  constructor(values: Partial<ContactConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
