import type {
  Container,
  Contributor,
  Creator,
  Funding,
  RecordMetadata,
} from '../card/record-metadata.js';
import type { IdentifierScheme } from '../card/related-identifier.js';
import type { DateType, DescriptionType, RelationType, TitleType } from '../card/vocabularies.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import type { Notice } from '../release/states.js';
import type { AccessRight, LicenceOfRecord } from './rights.js';
import type { ResourceType } from './resource-type.js';

/** A further title, description or the like, in a language where that was stated. */
interface Typed<Type> {
  readonly text: string;
  readonly type: Type;
  readonly lang?: string;
}

export interface RelatedIdentifier {
  readonly relation: RelationType;
  readonly identifier: string;
  readonly scheme: IdentifierScheme;
  readonly resourceTypeGeneral?: string;
}

/**
 * A release as libraries and catalogues see it, whatever the format they read: what is decided once for
 * all formats stands here, and a writer only spells it (scholarly B). Texts are plain.
 */
export interface ScholarlyRecord {
  readonly kind: RepositoryKind;
  /** Sphere's own. */
  readonly pid: string;
  /** Lower case; null where none is registered. */
  readonly doi: string | null;
  /** The version PID: address of the DOI, or of Sphere's own identifier. */
  readonly address: string;
  readonly landingPage: string;
  /** The work of which this is a version: its PID's address, and its page. */
  readonly concept: { readonly address: string; readonly landingPage: string };
  readonly resourceType: ResourceType;
  /** Null for a concept, which is all its versions. */
  readonly version: string | null;
  /** Marked where the work is retracted. */
  readonly title: string;
  readonly additionalTitles: readonly Typed<TitleType>[];
  /** In the order of the citation; never empty. */
  readonly creators: readonly Creator[];
  readonly contributors: readonly Contributor[];
  readonly publisher: string;
  readonly publicationYear: string;
  /** EDTF level 0. */
  readonly publicationDate: string;
  readonly dates: readonly {
    readonly date: string;
    readonly type: DateType;
    readonly information?: string;
  }[];
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly subjects: RecordMetadata['subjects'];
  readonly abstract: string;
  /** Where a paper appeared, as far as its card says so; in words among the descriptions as well. */
  readonly container: Container;
  readonly descriptions: readonly Typed<DescriptionType>[];
  /** What a notice or a withdrawal says, a sentence each; among the descriptions as well. */
  readonly notices: readonly string[];
  readonly alternateIdentifiers: readonly { readonly identifier: string; readonly type: string }[];
  readonly related: readonly RelatedIdentifier[];
  readonly funding: readonly Funding[];
  readonly licences: readonly LicenceOfRecord[];
  /** The SPDX expression that those licences are the terms of. */
  readonly licenceExpression: string;
  readonly access: AccessRight;
  readonly fileCount: number;
  readonly sizeBytes: number;
  /** Media types; never empty. */
  readonly formats: readonly string[];
  readonly isWithdrawn: boolean;
}

/** What a work here is called for ever: by Sphere, and by a DOI where it has one. */
export interface WorkName {
  readonly pid: string;
  readonly doi: string | null;
}

/** A relation to another work here. */
export interface ReferringRelation extends WorkName {
  readonly relation: RelationType;
}

/** What is known of a release, to be seen as a scholarly record. Instants are UTC. */
export interface ReleasedWork {
  readonly pid: string;
  readonly doi: string | null;
  readonly concept: WorkName;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly commitSwhid: string;
  readonly treeSwhid: string;
  /** With the amendments applied. */
  readonly metadata: RecordMetadata;
  /** SPDX expression. */
  readonly licence: string;
  readonly publishedAt: Date;
  readonly amendedAt: Date | null;
  readonly notice: (Notice & { readonly setAt: Date }) | null;
  readonly withdrawal: { readonly at: Date; readonly ground: string } | null;
  /** The releases published just before and after it. */
  readonly previous: WorkName | null;
  readonly next: WorkName | null;
  /** The release that a notice names instead. */
  readonly replacement: WorkName | null;
  /** How works here that refer to it are related to it, as seen from it; absent where none do. */
  readonly referredToBy?: readonly ReferringRelation[];
  /** What else it is known to be related to. */
  readonly further?: readonly RelatedIdentifier[];
  readonly fileCount: number;
  readonly sizeBytes: number;
  /** Of its files; lower case, without the dot. */
  readonly fileSuffixes: readonly string[];
}
