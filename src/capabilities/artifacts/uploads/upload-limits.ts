const mib = 1_048_576;
const hourMs = 3_600_000;

/** Largest single file, in bytes: what Hub clients read over plain HTTP (supply-chain §5). */
export const maxFileBytes = 50_000_000_000;

/** Largest file that `storeBytes` takes from memory (design §6, hf-hub B6). */
export const maxInlineBytes = 10 * mib;

/** Open uploads of one account at a time; one LFS batch opens hundreds (supply-chain §10). */
export const maxOpenUploads = 5_000;

/** An upload expires this long after the last call about it… */
export const uploadIdleMs = 24 * hourMs;
/** …and at the latest this long after it began (supply-chain §9). */
export const uploadLifeMs = 7 * 24 * hourMs;

/** Signed part addresses in one answer of the own API, and how long each holds. */
export const partUrlsPerAnswer = 100;
export const partUrlSeconds = 15 * 60;
/** Hub clients get all addresses at once and may be hours in using the last (hf-hub B4). */
export const batchUrlSeconds = 24 * 3600;

/** S3 takes no larger body in one PUT. */
export const maxSinglePutBytes = 5_000_000_000;

/** How long a signed download holds: a client in no hurry fetches 50 GB within it. */
export const downloadUrlSeconds = 6 * 3600;
