/** What DataCite says against the attributes of a DOI; the rules are those of its schema 4.6. */
export interface AttributeFault {
  readonly source: string;
  readonly title: string;
}

export type Attributes = Readonly<Record<string, unknown>>;

/** Everything that is wrong with the attributes of one DOI; nothing where they can be registered. */
export function faultsOfAttributes(attributes: Attributes): AttributeFault[] {
  const { creators, titles, publisher, publicationYear, types, url } = attributes;
  return [
    ...required('creators', namesOf(creators, 'name').length > 0),
    ...required('titles', namesOf(titles, 'title').length > 0),
    ...required('publisher', memberOf(publisher, 'name') !== undefined),
    ...required('publicationYear', Number.isInteger(publicationYear)),
    ...required('types', resourceTypes.has(String(memberOf(types, 'resourceTypeGeneral')))),
    ...required('url', typeof url === 'string' && /^https?:\/\//.test(url)),
    ...required('schemaVersion', attributes['schemaVersion'] === kernel),
    ...unknownNames(attributes),
    ...emptyMembers(attributes, ''),
    ...vocabularies.flatMap(([list, member, words]) =>
      namesOf(attributes[list], member)
        .filter((word) => !words.has(word))
        .map((word) => ({ source: list, title: `"${word}" is no ${member}` })),
    ),
    ...faultsOfRelations(attributes),
  ];
}

/** A version is of one concept; a concept has versions and is a version of nothing (scholarly A.3). */
function faultsOfRelations({ relatedIdentifiers, version }: Attributes): AttributeFault[] {
  const relations = namesOf(relatedIdentifiers, 'relationType');
  const count = (wanted: string) => relations.filter((relation) => relation === wanted).length;
  const isConcept = version === undefined;
  const isRight = isConcept
    ? count('IsVersionOf') === 0 && count('HasVersion') > 0
    : count('IsVersionOf') === 1 && count('HasVersion') === 0;
  return isRight ? [] : [{ source: 'relatedIdentifiers', title: relations.join(' ') }];
}

function required(source: string, isThere: boolean): AttributeFault[] {
  return isThere ? [] : [{ source, title: "can't be blank" }];
}

function unknownNames(attributes: Attributes): AttributeFault[] {
  return Object.keys(attributes)
    .filter((name) => !knownAttributes.has(name))
    .map((name) => ({ source: name, title: 'is unknown' }));
}

function emptyMembers(value: unknown, path: string): AttributeFault[] {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return [{ source: path, title: 'is empty' }];
  }
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => emptyMembers(member, `${path}/${name}`));
}

function namesOf(list: unknown, member: string): string[] {
  return (Array.isArray(list) ? (list as unknown[]) : [])
    .map((entry) => memberOf(entry, member))
    .filter((name): name is string => typeof name === 'string');
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

const kernel = 'http://datacite.org/schema/kernel-4';
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const knownAttributes = words(
  'doi event url types creators titles publisher publicationYear subjects contributors dates ' +
    'language alternateIdentifiers relatedIdentifiers sizes formats version rightsList ' +
    'descriptions fundingReferences schemaVersion',
);

const resourceTypes = words(
  'Audiovisual Award Book BookChapter Collection ComputationalNotebook ConferencePaper ' +
    'ConferenceProceeding DataPaper Dataset Dissertation Event Image Instrument ' +
    'InteractiveResource Journal JournalArticle Model OutputManagementPlan PeerReview ' +
    'PhysicalObject Preprint Project Report Service Software Sound Standard StudyRegistration ' +
    'Text Workflow Other',
);

const vocabularies: readonly (readonly [string, string, ReadonlySet<string>])[] = [
  ['creators', 'nameType', words('Personal Organizational')],
  ['titles', 'titleType', words('AlternativeTitle Subtitle TranslatedTitle Other')],
  [
    'dates',
    'dateType',
    words(
      'Accepted Available Collected Copyrighted Coverage Created Issued Other Submitted Updated ' +
        'Valid Withdrawn',
    ),
  ],
  [
    'descriptions',
    'descriptionType',
    words('Abstract Methods SeriesInformation TableOfContents TechnicalInfo Other'),
  ],
  [
    'relatedIdentifiers',
    'relatedIdentifierType',
    words(
      'ARK arXiv bibcode CSTR DOI EAN13 EISSN Handle IGSN ISBN ISSN ISTC LISSN LSID PMID PURL ' +
        'RRID UPC URL URN w3id',
    ),
  ],
  [
    'relatedIdentifiers',
    'relationType',
    words(
      'IsCitedBy Cites IsCollectedBy Collects IsSupplementTo IsSupplementedBy IsContinuedBy ' +
        'Continues IsDescribedBy Describes HasMetadata IsMetadataFor HasVersion IsVersionOf ' +
        'IsNewVersionOf IsPreviousVersionOf IsPartOf HasPart IsPublishedIn IsReferencedBy ' +
        'References IsDocumentedBy Documents IsCompiledBy Compiles IsVariantFormOf ' +
        'IsOriginalFormOf IsIdenticalTo IsReviewedBy Reviews IsDerivedFrom IsSourceOf ' +
        'IsRequiredBy Requires IsObsoletedBy Obsoletes IsTranslationOf HasTranslation',
    ),
  ],
];
