/**
 * Whether a service that calls itself `id` is one of those that may write: an entry without a path stands
 * for all of its origin, any other for itself alone.
 * @param id an address in its normal spelling
 * @param senders addresses that the operator vouches for
 */
export function isKnownSender(id: string, senders: readonly string[]): boolean {
  const asked = new URL(id);
  return senders.some((sender) => {
    const known = new URL(sender);
    if (known.origin !== asked.origin) return false;
    return known.pathname === '/' || withoutSlash(known.href) === withoutSlash(asked.href);
  });
}

/** Whether an address stands at the origin of one of the senders. */
export function isAtSender(address: string, senders: readonly string[]): boolean {
  const { origin } = new URL(address);
  return senders.some((sender) => new URL(sender).origin === origin);
}

/** Whether two addresses are the same but for a slash at their end. */
export function isSameAddress(one: string, other: string): boolean {
  return withoutSlash(one) === withoutSlash(other);
}

/**
 * The origins of senders that the operator wrote as a numeric address or as this machine: no name leads
 * there, so that they may be asked although they are not of the public internet.
 */
export function numericOrigins(senders: readonly string[]): string[] {
  return senders
    .map((sender) => new URL(sender))
    .filter(({ hostname }) => /^(?:localhost|[\d.]+|\[[0-9a-f:.]+\])$/.test(hostname))
    .map(({ origin }) => origin);
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
