/** Longer commits are refused (hf-hub, limits worth having). */
export const maxOperations = 25_000;

/** More are not kept in one repository (hf-hub, limits worth having). */
export const maxFiles = 100_000;
