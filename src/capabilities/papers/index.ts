export { bibliographyTooLarge, MetadataProposals } from './metadata-proposals.js';
export { PapersModule } from './papers.module.js';
