export { bibliographyTooLarge, MetadataProposals } from './metadata-proposals.js';
export { PaperQueue, type PaperStanding, type UnreadPaper } from './paper-queue.js';
export { PaperReadings, type PaperTextState } from './paper-readings.js';
export { PapersModule } from './papers.module.js';
