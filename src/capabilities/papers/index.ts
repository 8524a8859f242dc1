export { bibliographyTooLarge, MetadataProposals } from './metadata-proposals.js';
export { PaperReadings, type PaperTextState } from './paper-readings.js';
export { PapersModule } from './papers.module.js';
