/** Closed lists that a record's metadata draws on (DataCite 4.6, NISO CRediT, scholarly A). */

export const paperSubtypes = [
  'Preprint',
  'Report',
  'ConferencePaper',
  'JournalArticle',
  'Dissertation',
] as const;
export type PaperSubtype = (typeof paperSubtypes)[number];

export const titleTypes = ['Subtitle', 'AlternativeTitle', 'TranslatedTitle', 'Other'] as const;
export type TitleType = (typeof titleTypes)[number];

export const descriptionTypes = [
  'Abstract',
  'Methods',
  'TechnicalInfo',
  'TableOfContents',
  'SeriesInformation',
  'Other',
] as const;
export type DescriptionType = (typeof descriptionTypes)[number];

export const dateTypes = [
  'Accepted',
  'Available',
  'Collected',
  'Copyrighted',
  'Coverage',
  'Created',
  'Issued',
  'Submitted',
  'Updated',
  'Valid',
  'Withdrawn',
  'Other',
] as const;
export type DateType = (typeof dateTypes)[number];

export const contributorTypes = [
  'ContactPerson',
  'DataCollector',
  'DataCurator',
  'DataManager',
  'Distributor',
  'Editor',
  'HostingInstitution',
  'Producer',
  'ProjectLeader',
  'ProjectManager',
  'ProjectMember',
  'RegistrationAgency',
  'RegistrationAuthority',
  'RelatedPerson',
  'Researcher',
  'ResearchGroup',
  'RightsHolder',
  'Sponsor',
  'Supervisor',
  'Translator',
  'WorkPackageLeader',
  'Other',
] as const;
export type ContributorType = (typeof contributorTypes)[number];

/** The 14 roles, as the last part of their addresses at credit.niso.org. */
export const creditRoles = [
  'conceptualization',
  'data-curation',
  'formal-analysis',
  'funding-acquisition',
  'investigation',
  'methodology',
  'project-administration',
  'resources',
  'software',
  'supervision',
  'validation',
  'visualization',
  'writing-original-draft',
  'writing-review-editing',
] as const;
export type CreditRole = (typeof creditRoles)[number];

export const relationTypes = [
  'IsCitedBy',
  'Cites',
  'IsCollectedBy',
  'Collects',
  'IsSupplementTo',
  'IsSupplementedBy',
  'IsContinuedBy',
  'Continues',
  'IsDescribedBy',
  'Describes',
  'HasMetadata',
  'IsMetadataFor',
  'HasVersion',
  'IsVersionOf',
  'IsNewVersionOf',
  'IsPreviousVersionOf',
  'IsPartOf',
  'HasPart',
  'IsPublishedIn',
  'IsReferencedBy',
  'References',
  'IsDocumentedBy',
  'Documents',
  'IsCompiledBy',
  'Compiles',
  'IsVariantFormOf',
  'IsOriginalFormOf',
  'IsIdenticalTo',
  'IsReviewedBy',
  'Reviews',
  'IsDerivedFrom',
  'IsSourceOf',
  'IsRequiredBy',
  'Requires',
  'IsObsoletedBy',
  'Obsoletes',
  'IsTranslationOf',
  'HasTranslation',
] as const;
export type RelationType = (typeof relationTypes)[number];

export const trainingDataDisclosures = ['open', 'described', 'undisclosed'] as const;
export type TrainingDataDisclosure = (typeof trainingDataDisclosures)[number];

/** `resourceTypeGeneral` of DataCite 4.6. */
export const resourceTypes = [
  'Audiovisual',
  'Award',
  'Book',
  'BookChapter',
  'Collection',
  'ComputationalNotebook',
  'ConferencePaper',
  'ConferenceProceeding',
  'DataPaper',
  'Dataset',
  'Dissertation',
  'Event',
  'Image',
  'Instrument',
  'InteractiveResource',
  'Journal',
  'JournalArticle',
  'Model',
  'OutputManagementPlan',
  'PeerReview',
  'PhysicalObject',
  'Preprint',
  'Project',
  'Report',
  'Service',
  'Software',
  'Sound',
  'Standard',
  'StudyRegistration',
  'Text',
  'Workflow',
  'Other',
] as const;
