import type { RecordMetadata } from '../card/record-metadata.js';
import type { PaperSubtype } from '../card/vocabularies.js';

/** What a work is, in the vocabularies of those who collect works. */
export interface ResourceType {
  /** `resourceTypeGeneral` of DataCite 4.6. */
  readonly general: PaperSubtype | 'Model' | 'Dataset';
  /** In words. */
  readonly label: string;
  /** COAR Resource Types. */
  readonly coar: string;
  /** Of the `info:eu-repo/semantics` publication types. */
  readonly euRepo: string;
}

const coar = 'http://purl.org/coar/resource_type/';
const euRepo = 'info:eu-repo/semantics/';

const ofPapers: Readonly<Record<PaperSubtype, ResourceType>> = {
  Preprint: {
    general: 'Preprint',
    label: 'Preprint',
    coar: `${coar}c_816b`,
    euRepo: `${euRepo}preprint`,
  },
  Report: {
    general: 'Report',
    label: 'Report',
    coar: `${coar}c_93fc`,
    euRepo: `${euRepo}report`,
  },
  ConferencePaper: {
    general: 'ConferencePaper',
    label: 'Conference paper',
    coar: `${coar}c_5794`,
    euRepo: `${euRepo}conferencePaper`,
  },
  JournalArticle: {
    general: 'JournalArticle',
    label: 'Journal article',
    coar: `${coar}c_6501`,
    euRepo: `${euRepo}article`,
  },
  Dissertation: {
    general: 'Dissertation',
    label: 'Dissertation',
    coar: `${coar}c_46ec`,
    euRepo: `${euRepo}other`,
  },
};

/** COAR and info:eu-repo know no models yet; `other` is what they ask for then. */
const ofModels: ResourceType = {
  general: 'Model',
  label: 'Model',
  coar: `${coar}c_1843`,
  euRepo: `${euRepo}other`,
};

const ofDatasets: ResourceType = {
  general: 'Dataset',
  label: 'Dataset',
  coar: `${coar}c_ddb1`,
  euRepo: `${euRepo}dataset`,
};

/** The type of a record: papers by their subtype, models and datasets by their kind (scholarly A.1). */
export function resourceTypeOf({
  kind,
  subtype = 'Preprint',
}: Pick<RecordMetadata, 'kind' | 'subtype'>): ResourceType {
  switch (kind) {
    case 'paper':
      return ofPapers[subtype];
    case 'model':
      return ofModels;
    case 'dataset':
      return ofDatasets;
  }
}
