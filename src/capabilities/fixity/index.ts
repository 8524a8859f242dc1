export { type DamagedFile, DamagedFiles } from './damaged-files.js';
export { FixityModule } from './fixity.module.js';
export { FixityRounds } from './fixity-rounds.js';
export { type FixityStanding, FixityStandings } from './fixity-standing.js';
export { PreservationEvents } from './preservation-events.js';
export { BlobRepair } from './repair-blobs.js';
export { Replications } from './replications.js';
