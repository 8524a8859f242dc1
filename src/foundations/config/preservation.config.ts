/** How releases are packed to be kept. */
export class PreservationConfig {
  /** `BAG_INLINE_LIMIT`: files larger than this, in bytes, stand in bags by their address. */
  readonly bagInlineLimit: number = 10_737_418_240;

  constructor(values: Partial<PreservationConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
