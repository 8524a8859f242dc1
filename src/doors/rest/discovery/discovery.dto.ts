import { maxResults } from '../../../capabilities/catalogue/index.js';
import { recordSorts } from '../../../capabilities/discovery/index.js';
import { repositoryKinds } from '../../../domain/identifiers/repository-kind.js';
import { artifactKinds } from '../../../domain/licensing/artifact-kind.js';
import {
  ChoiceField,
  FlagField,
  InstantField,
  JsonField,
  NumberField,
  TextField,
  TextsField,
} from '../validation/fields.js';
import { type AccessMethod, accessMethods } from './present-usage-report.js';

const filter = { max: 200, isOptional: true } as const;

/** Query of `GET /records` */
export class RecordsQuery {
  @NumberField({
    min: 1,
    max: maxResults,
    isOptional: true,
    description: 'Entries of a page; 20. In JSON at most 100.',
  })
  readonly limit: number = 20;

  @TextField({ max: 4096, isOptional: true, description: '"next" of the page before.' })
  readonly cursor?: string;

  @TextField({ max: 500, isOptional: true, description: 'Words; "phrases"; -excluded words.' })
  readonly q?: string;

  @ChoiceField(repositoryKinds, { isOptional: true })
  readonly kind?: (typeof repositoryKinds)[number];

  @TextField({ ...filter, description: 'An SPDX identifier.' })
  readonly licence?: string;

  @TextsField({ max: 200, maxItems: 20, isQuery: true, isOptional: true })
  readonly tag?: string[];

  @TextField(filter)
  readonly task?: string;

  @TextField(filter)
  readonly language?: string;

  @TextField({ ...filter, description: "Words of a creator's name, or a handle." })
  readonly author?: string;

  @TextField(filter)
  readonly organisation?: string;

  @TextField(filter)
  readonly namespace?: string;

  @TextField({ ...filter, description: 'Year of publication.' })
  readonly year?: string;

  @TextField({ ...filter, description: 'As a facet spells it: MOF 1.' })
  readonly openness?: string;

  @InstantField({ isOptional: true, description: 'Published then or later.' })
  readonly from?: string;

  @InstantField({ isOptional: true, description: 'Published before then.' })
  readonly until?: string;

  @ChoiceField(recordSorts, { isOptional: true })
  readonly sort?: (typeof recordSorts)[number];
}

/** Query of `GET /stats/{kind}/{ns}/{name}` */
export class StatsQuery {
  @TextField({ max: 80, min: 1, isOptional: true })
  readonly version?: string;

  @TextField({ max: 10, isOptional: true, description: 'First day, as 2026-03-01.' })
  readonly from?: string;

  @TextField({ max: 10, isOptional: true, description: 'Last day.' })
  readonly to?: string;

  @ChoiceField(['day', 'month'], { isOptional: true })
  readonly granularity?: 'day' | 'month';
}

/** Forms of a report of usage, the one for whoever does not mind first. */
export const reportTypes = {
  json: 'application/json',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
} as const;

/** Query of `GET /stats/export` */
export class UsageReportQuery {
  @TextField({ max: 40, description: 'As 2026-03.' })
  readonly month!: string;

  @ChoiceField(['json', 'csv', 'tsv'], { isOptional: true, description: 'In the place of Accept.' })
  readonly format?: keyof typeof reportTypes;

  @ChoiceField(accessMethods, {
    isOptional: true,
    description: 'Regular: people. Machine: programs.',
  })
  readonly access_method?: AccessMethod;

  @NumberField({
    min: 1,
    max: 1_000,
    isOptional: true,
    description: 'Releases of a page in JSON; 100.',
  })
  readonly limit: number = 100;

  @TextField({ max: 4096, isOptional: true, description: 'As the link to the next page has it.' })
  readonly cursor?: string;
}

/** Query of `GET /events` */
export class EventsQuery {
  @NumberField({ min: 1, max: 100, isOptional: true })
  readonly limit: number = 20;

  @NumberField({
    min: 0,
    max: 999_999_999_999,
    isOptional: true,
    description: 'Number of an event.',
  })
  readonly after?: number;

  @TextField({
    max: 400,
    isOptional: true,
    description: 'What it was done to: "model:namespace/name@v1.0".',
  })
  readonly subject?: string;

  @TextField({ max: 4096, isOptional: true, description: '"next" of the page before.' })
  readonly cursor?: string;
}

/** `POST /licences/evaluate` */
export class EvaluationDto {
  @JsonField({
    shape: 'any',
    description: 'As a card may hold it: a text, a list of one, or {license, license_name}.',
    example: 'CC-BY-4.0',
  })
  readonly licence: unknown = null;

  @ChoiceField(artifactKinds, { isOptional: true, description: 'weights, where it is left out.' })
  readonly artifact: (typeof artifactKinds)[number] = 'weights';
}

/** Query of `GET /licences` */
export class LicencesQuery {
  @ChoiceField(artifactKinds, { isOptional: true })
  readonly artifact?: (typeof artifactKinds)[number];
}

/** `PUT /blobs/sha256/{hex}/decision` */
export class DecisionDto {
  @FlagField({ description: 'Whether the bytes may be released.' })
  readonly allow!: boolean;

  @TextField({ max: 2000, min: 1, isMultiline: true })
  readonly reason!: string;
}
