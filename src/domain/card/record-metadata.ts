import type { Orcid } from '../identifiers/orcid.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import type { Ror } from '../identifiers/ror.js';
import type { IdentifierScheme } from './related-identifier.js';
import type {
  ContributorType,
  CreditRole,
  DateType,
  DescriptionType,
  PaperSubtype,
  RelationType,
  TitleType,
  TrainingDataDisclosure,
} from './vocabularies.js';

/** An institution that a person works for. */
export interface Affiliation {
  readonly name: string;
  readonly ror?: Ror;
}

/** A person or an organisation (scholarly A.2). `name` is how it is shown and always there. */
export interface Creator {
  readonly type: 'Personal' | 'Organizational';
  /** `Family, Given` where both were stated, else the name as it was written. */
  readonly name: string;
  readonly familyName?: string;
  readonly givenName?: string;
  /** Claimed by the submitter; whether its owner confirmed it is not the card's to say. */
  readonly orcid?: Orcid;
  /** Sixteen characters, without spaces. */
  readonly isni?: string;
  /** Of an organisation itself. */
  readonly ror?: Ror;
  readonly affiliations: readonly Affiliation[];
  readonly credit: readonly CreditRole[];
  readonly isCorresponding?: boolean;
}

export interface Contributor extends Creator {
  readonly contributorType: ContributorType;
}

export interface RelatedWork {
  readonly relation: RelationType;
  readonly identifier: string;
  readonly scheme: IdentifierScheme;
  readonly resourceTypeGeneral?: string;
  readonly role?: string;
  readonly citation?: string;
}

export interface Funding {
  readonly funderName: string;
  readonly funderRor?: Ror;
  readonly awardNumber?: string;
  readonly awardUri?: string;
  readonly awardTitle?: string;
}

export interface Subject {
  readonly subject: string;
  readonly scheme?: string;
  readonly schemeUri?: string;
  readonly valueUri?: string;
}

export interface Container {
  readonly title?: string;
  readonly issn?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
}

export interface Evaluation {
  readonly benchmark?: string;
  readonly dataset?: string;
  readonly metric?: string;
  readonly value: number | string;
  readonly url?: string;
}

/**
 * What a card says of a record, checked and in one shape for all kinds (scholarly A.1). Licences are
 * judged elsewhere; version, PIDs and files are the release's own.
 */
export interface RecordMetadata {
  readonly kind: RepositoryKind;
  readonly title: string;
  readonly additionalTitles: readonly { text: string; type: TitleType; lang?: string }[];
  /** In the order of the card; never empty. */
  readonly creators: readonly Creator[];
  readonly contributors: readonly Contributor[];
  /** CommonMark. */
  readonly description: string;
  readonly descriptions: readonly { text: string; type: DescriptionType; lang?: string }[];
  /** EDTF level 0; absent means the day of publication. */
  readonly publicationDate?: string;
  readonly dates: readonly { date: string; type: DateType; information?: string }[];
  /** BCP 47, of the card's `language` and `languages`. */
  readonly languages: readonly string[];
  readonly subjects: readonly Subject[];
  readonly related: readonly RelatedWork[];
  readonly funding: readonly Funding[];
  readonly identifiers: readonly { identifier: string; scheme: IdentifierScheme | 'Other' }[];
  readonly aiDisclosure?: string;
  /** The card's own tags, as they are written there. */
  readonly tags: readonly string[];
  /** Of `pipeline_tag`, `tasks` and `task_categories`. */
  readonly tasks: readonly string[];
  readonly libraryName?: string;
  /** Hub ids or addresses of data the work was made with. */
  readonly datasets: readonly string[];
  readonly baseModels: readonly { id: string; relation?: string }[];
  /** Without version, `2106.09685`; found in fields and text. */
  readonly arxivIds: readonly string[];
  /** Lower case, without address; found in fields and text. */
  readonly dois: readonly string[];
  readonly newVersion?: string;
  readonly subtype?: PaperSubtype;
  readonly container?: Container;
  readonly references: readonly { citation?: string; doi?: string }[];
  /** Path of a paper's PDF. */
  readonly mainFile?: string;
  readonly architecture?: string;
  /** Count of weights. */
  readonly parameters?: number;
  readonly modalities: readonly string[];
  readonly formats: readonly string[];
  readonly precision?: string;
  readonly trainingData: readonly string[];
  readonly evaluation: readonly Evaluation[];
  readonly intendedUse?: string;
  readonly limitations?: string;
  readonly hardware?: string;
  readonly energyKwh?: number;
  readonly co2eqKg?: number;
  readonly trainingDataDisclosure?: TrainingDataDisclosure;
  /** Names of the fields above that the card left out and that were filled by rule. */
  readonly derived: readonly string[];
}
