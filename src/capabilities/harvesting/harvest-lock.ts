/**
 * Any number that no other lock of the service uses. Whoever stamps holds it alone until the commit; a
 * list that begins holds it for a moment with others.
 */
export const harvestLock = 7_310_443_018;
