import { type CardDescription, readDescription } from '../../../../domain/card/card-description.js';
import type { Fields } from '../../../../domain/card/field-reader.js';
import type { Card } from '../../../../domain/card/parse-card.js';
import type { RepositoryKind } from '../../../../domain/identifiers/repository-kind.js';
import { artifactKinds } from '../../../../domain/licensing/artifact-kind.js';
import { formValues, repeatedValue } from '../../forms/form-state.js';
import { parseProposed } from './carried-proposal.js';

/** The form of a description as it stands, saved or not. */
export interface EditedDescription {
  readonly description: CardDescription;
  /** Markdown below the front matter. */
  readonly body: string;
  /** The head that the form was filled in from. */
  readonly parent: string;
  /** What was looked for among the works released here. */
  readonly asked: string;
  /** What was proposed and is written when the form is saved; see `takeProposal`. */
  readonly proposed: Fields;
}

const nobody = { name: '', orcid: '', affiliation: '', ror: '', place: null };
const nothing = { relation: '', identifier: '', place: null };

/** The form of a card, before anybody has changed it. */
export function editedCard(
  { frontMatter, body }: Card,
  kind: RepositoryKind,
  parent: string,
): EditedDescription {
  return { description: readDescription(frontMatter, kind), body, parent, asked: '', proposed: {} };
}

/** The form as it was sent: rows by their order, texts by the keys of the card. */
export function readEdited(sent: unknown): EditedDescription {
  const values = formValues(sent);
  const text = (name: string): string => withLineFeeds(values[name] ?? '').trim();
  const list = (name: string): readonly string[] => partList(text(name));
  return {
    description: {
      title: text('title'),
      description: text('description'),
      creators: readPeopleRows(sent),
      keywords: list('keywords'),
      languages: list('language'),
      licence: text('license'),
      licences: Object.fromEntries(
        artifactKinds.flatMap((kind) => {
          const licence = text(`licences.${kind}`);
          return licence === '' ? [] : [[kind, licence]];
        }),
      ),
      tasks: list('tasks'),
      library: text('library_name'),
      baseModels: list('base_model'),
      datasets: list('datasets'),
      works: readWorkRows(sent),
      subtype: text('subtype'),
      mainFile: values['mainFile'] ?? '',
    },
    body: withLineFeeds(values['body'] ?? ''),
    parent: values['parent'] ?? '',
    asked: text('find').slice(0, 200),
    proposed: parseProposed(values['proposed'] ?? ''),
  };
}

/** What the fields of the form hold, by their names; rows show themselves. */
export function valuesOf(edited: EditedDescription): Readonly<Record<string, string>> {
  const { description, body, asked } = edited;
  return {
    title: description.title,
    description: description.description,
    keywords: description.keywords.join(', '),
    language: description.languages.join(', '),
    license: description.licence,
    ...Object.fromEntries(
      Object.entries(description.licences).map(([kind, licence]) => [`licences.${kind}`, licence]),
    ),
    tasks: description.tasks.join(', '),
    library_name: description.library,
    base_model: description.baseModels.join(', '),
    datasets: description.datasets.join(', '),
    subtype: description.subtype,
    mainFile: description.mainFile,
    body,
    find: asked,
  };
}

/**
 * What a button of the form changes in it, such as `person-up-2` or `relate:Describes:<address>`; the
 * same form for a button that changes nothing.
 */
export function applyAct(edited: EditedDescription, act: string): EditedDescription {
  const { description } = edited;
  const change = (changes: Partial<CardDescription>): EditedDescription => ({
    ...edited,
    description: { ...description, ...changes },
  });
  const [, rows, deed, number] = /^(person|work)-(up|down|remove)-(\d{1,5})$/.exec(act) ?? [];
  if (rows !== undefined && deed !== undefined) {
    const at = Number(number);
    return rows === 'person'
      ? change({ creators: moved(description.creators, deed, at) })
      : change({ works: moved(description.works, deed, at) });
  }
  const [verb = '', ...rest] = act.split(':');
  const object = rest.join(':');
  switch (verb) {
    case 'person-add':
      return change({ creators: [...description.creators, nobody] });
    case 'work-add':
      return change({ works: [...description.works, nothing] });
    case 'base':
      return change({ baseModels: withOne(description.baseModels, object) });
    case 'data':
      return change({ datasets: withOne(description.datasets, object) });
    case 'relate': {
      const [relation = '', ...identifier] = rest;
      const work = { relation, identifier: identifier.join(':'), place: null };
      return change({ works: [...description.works, work] });
    }
    default:
      return edited;
  }
}

function readPeopleRows(sent: unknown): CardDescription['creators'] {
  const column = (name: string) => repeatedValue(sent, `creator-${name}`);
  const [orcids, affiliations, rors, places] = ['orcid', 'affiliation', 'ror', 'place'].map(column);
  return column('name').map((name, index) => ({
    name: name.trim(),
    orcid: orcids?.[index]?.trim() ?? '',
    affiliation: affiliations?.[index]?.trim() ?? '',
    ror: rors?.[index]?.trim() ?? '',
    place: placeOf(places?.[index]),
  }));
}

function readWorkRows(sent: unknown): CardDescription['works'] {
  const [relations, places] = ['relation', 'place'].map((name) =>
    repeatedValue(sent, `work-${name}`),
  );
  return repeatedValue(sent, 'work-identifier').map((identifier, index) => ({
    relation: relations?.[index] ?? '',
    identifier: identifier.trim(),
    place: placeOf(places?.[index]),
  }));
}

function placeOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : null;
}

function moved<Row>(rows: readonly Row[], deed: string, at: number): readonly Row[] {
  const row = rows[at];
  if (row === undefined) return rows;
  const others = rows.toSpliced(at, 1);
  if (deed === 'remove') return others;
  return others.toSpliced(Math.max(0, deed === 'up' ? at - 1 : at + 1), 0, row);
}

function withOne(texts: readonly string[], text: string): readonly string[] {
  return texts.includes(text) || text === '' ? texts : [...texts, text];
}

function partList(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[,;\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}

/** Forms send line ends as CR LF, whatever stood in the page. */
function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
