import type { InEveryLanguage } from './language.js';

/** The words of the form that describes a record. */
export interface DepositDescriptionWords {
  readonly lead: string;
  readonly wantingTitle: string;
  readonly unreadable: string;
  readonly saved: string;
  readonly save: string;
  readonly titleLabel: string;
  readonly titleHint: string;
  readonly abstractLabel: string;
  readonly abstractHint: string;
  readonly summaryLabel: string;
  readonly summaryHint: string;
  readonly bodyLabel: string;
  readonly bodyHint: string;
  readonly preview: string;
  readonly previewTitle: string;
  readonly nothingToPreview: string;
  readonly peopleTitle: string;
  readonly peopleLead: string;
  readonly person: (number: number) => string;
  readonly nameLabel: string;
  readonly nameHint: string;
  readonly orcidLabel: string;
  readonly orcidHint: string;
  readonly affiliationLabel: string;
  readonly affiliationHint: string;
  readonly rorLabel: string;
  readonly rorHint: string;
  readonly addPerson: string;
  readonly remove: (what: string) => string;
  readonly up: (what: string) => string;
  readonly down: (what: string) => string;
  readonly removeShort: string;
  readonly upShort: string;
  readonly downShort: string;
  readonly factsTitle: string;
  readonly keywordsLabel: string;
  readonly keywordsHint: string;
  readonly languagesLabel: string;
  readonly languagesHint: string;
  readonly taskLabel: string;
  readonly taskHint: string;
  readonly tasksLabel: string;
  readonly libraryLabel: string;
  readonly libraryHint: string;
  readonly subtypeLabel: string;
  readonly subtypes: Readonly<Record<string, string>>;
  readonly mainFileLabel: string;
  readonly mainFileHint: string;
  readonly mainFileFirst: string;
  readonly licenceTitle: string;
  readonly licenceLabel: string;
  readonly licenceHint: string;
  readonly otherLicences: string;
  readonly otherLicencesHint: string;
  readonly relationsTitle: string;
  readonly relationsLead: string;
  readonly baseLabel: string;
  readonly baseHint: string;
  readonly datasetsLabel: string;
  readonly datasetsHint: string;
  readonly relation: (number: number) => string;
  readonly relationLabel: string;
  readonly identifierLabel: string;
  readonly identifierHint: string;
  readonly addRelation: string;
  readonly relations: Readonly<Record<string, string>>;
  readonly findTitle: string;
  readonly findLabel: string;
  readonly find: string;
  readonly foundTitle: string;
  readonly foundNothing: string;
  readonly relateAs: (relation: string) => string;
  readonly asBase: string;
  readonly asData: string;
  readonly cardTitle: string;
  readonly cardHint: string;
  readonly cardLabel: string;
  readonly saveCard: string;
  readonly idOk: string;
  readonly orcidWrong: string;
  readonly rorWrong: string;
}

export const depositDescriptionWords: InEveryLanguage<DepositDescriptionWords> = {
  en: {
    lead: 'What readers, search engines and libraries will know of the work. It is kept in the draft’s README.md, the card.',
    wantingTitle: 'Still missing for a release',
    unreadable:
      'The card cannot be read. Correct it below, as it stands; the form comes back then.',
    saved: 'Saved.',
    save: 'Save the description',
    titleLabel: 'Title',
    titleHint: 'As it is to be cited, on one line.',
    abstractLabel: 'Abstract',
    abstractHint: 'Markdown, with formulas between dollar signs.',
    summaryLabel: 'Summary',
    summaryHint:
      'One paragraph for lists and search. Without it, the first one of the text is taken.',
    bodyLabel: 'Text of the page',
    bodyHint: 'Markdown: what it is for, how it was made, how to use it, what it cannot do.',
    preview: 'Preview',
    previewTitle: 'Preview',
    nothingToPreview: 'There is no text to preview yet.',
    peopleTitle: 'Creators, in the order of the citation',
    peopleLead: 'People and organisations who made the work.',
    person: (number) => `Creator ${number}`,
    nameLabel: 'Name',
    nameHint: 'Family name, given name; or an organisation.',
    orcidLabel: 'ORCID iD',
    orcidHint: '0000-0002-1825-0097',
    affiliationLabel: 'Affiliation',
    affiliationHint: 'University, institute, company.',
    rorLabel: 'ROR of the affiliation',
    rorHint: 'https://ror.org/03yrm5c26',
    addPerson: 'Add a creator',
    remove: (what) => `Remove: ${what}`,
    up: (what) => `Move up: ${what}`,
    down: (what) => `Move down: ${what}`,
    removeShort: 'Remove',
    upShort: 'Up',
    downShort: 'Down',
    factsTitle: 'What it is about',
    keywordsLabel: 'Keywords',
    keywordsHint: 'Separated by commas.',
    languagesLabel: 'Languages',
    languagesHint: 'Their codes, separated by commas: en, fr, br.',
    taskLabel: 'Task',
    taskHint: 'What the model does, as the Hub spells it: text-generation.',
    tasksLabel: 'Tasks',
    libraryLabel: 'Library',
    libraryHint: 'What loads it: transformers, onnx, llama.cpp.',
    subtypeLabel: 'Kind of paper',
    subtypes: {
      Preprint: 'Preprint',
      Report: 'Report',
      ConferencePaper: 'Conference paper',
      JournalArticle: 'Journal article',
      Dissertation: 'Thesis',
    },
    mainFileLabel: 'The paper itself',
    mainFileHint: 'The PDF that readers open first.',
    mainFileFirst: 'the first PDF',
    licenceTitle: 'Licence',
    licenceLabel: 'Licence of the whole',
    licenceHint: 'An SPDX identifier or expression, such as CC-BY-4.0.',
    otherLicences: 'Another licence for some kinds of files',
    otherLicencesHint: 'Empty where that of the whole holds.',
    relationsTitle: 'Related works',
    relationsLead:
      'Works released here are found by their name; others by DOI, arXiv id or address.',
    baseLabel: 'Base models',
    baseHint: 'From which it was made: namespace/name, separated by commas.',
    datasetsLabel: 'Data it was made with',
    datasetsHint: 'namespace/name, separated by commas.',
    relation: (number) => `Related work ${number}`,
    relationLabel: 'This work…',
    identifierLabel: 'the other work',
    identifierHint: 'DOI, arXiv id, or address',
    addRelation: 'Add a related work',
    relations: {
      Describes: 'describes',
      IsDescribedBy: 'is described by',
      Cites: 'cites',
      References: 'refers to',
      IsSupplementTo: 'supplements',
      IsSupplementedBy: 'is supplemented by',
      IsDerivedFrom: 'is derived from',
      IsVariantFormOf: 'is another form of',
      IsIdenticalTo: 'is the same as',
      IsNewVersionOf: 'is a new version of',
      IsPreviousVersionOf: 'is an earlier version of',
      IsPartOf: 'is part of',
      Obsoletes: 'replaces',
      IsTranslationOf: 'is a translation of',
      IsCompiledBy: 'was made by the code',
      Requires: 'requires',
      IsDocumentedBy: 'is documented by',
    },
    findTitle: 'Find a work released here',
    findLabel: 'Title, name or author',
    find: 'Find',
    foundTitle: 'Found here',
    foundNothing: 'Nothing was found. Only what is released can be linked.',
    relateAs: (relation) => `This work ${relation} it`,
    asBase: 'This model was made from it',
    asData: 'It was made with these data',
    cardTitle: 'The card as it is',
    cardHint:
      'The README.md with its YAML between “---”. It may hold more than the form shows; the form leaves that alone.',
    cardLabel: 'README.md',
    saveCard: 'Save the card',
    idOk: 'The check digits are right.',
    orcidWrong: 'This is no ORCID iD: look for a mistyped digit.',
    rorWrong: 'This is no ROR id: look for a mistyped symbol.',
  },
  fr: {
    lead: 'Ce que lecteurs, moteurs de recherche et bibliothèques sauront du travail. C’est gardé dans le README.md du brouillon, sa fiche.',
    wantingTitle: 'Il manque encore, pour publier',
    unreadable:
      'La fiche ne se lit pas. Corrigez-la ci-dessous, telle qu’elle est\u202f; le formulaire reviendra alors.',
    saved: 'Enregistré.',
    save: 'Enregistrer la description',
    titleLabel: 'Titre',
    titleHint: 'Tel qu’il sera cité, sur une ligne.',
    abstractLabel: 'Résumé',
    abstractHint: 'En Markdown, les formules entre signes dollar.',
    summaryLabel: 'Résumé',
    summaryHint:
      'Un paragraphe pour les listes et la recherche. À défaut, le premier du texte est pris.',
    bodyLabel: 'Texte de la page',
    bodyHint:
      'En Markdown\u00a0: à quoi cela sert, comment c’est fait, comment s’en servir, ce que cela ne peut pas.',
    preview: 'Aperçu',
    previewTitle: 'Aperçu',
    nothingToPreview: 'Il n’y a pas encore de texte à montrer.',
    peopleTitle: 'Auteurs, dans l’ordre de la citation',
    peopleLead: 'Les personnes et organisations qui ont fait ce travail.',
    person: (number) => `Auteur ${number}`,
    nameLabel: 'Nom',
    nameHint: 'Nom, prénom\u202f; ou une organisation.',
    orcidLabel: 'Identifiant ORCID',
    orcidHint: '0000-0002-1825-0097',
    affiliationLabel: 'Affiliation',
    affiliationHint: 'Université, institut, entreprise.',
    rorLabel: 'ROR de l’affiliation',
    rorHint: 'https://ror.org/03yrm5c26',
    addPerson: 'Ajouter un auteur',
    remove: (what) => `Retirer\u00a0: ${what}`,
    up: (what) => `Monter\u00a0: ${what}`,
    down: (what) => `Descendre\u00a0: ${what}`,
    removeShort: 'Retirer',
    upShort: 'Monter',
    downShort: 'Descendre',
    factsTitle: 'De quoi il s’agit',
    keywordsLabel: 'Mots-clés',
    keywordsHint: 'Séparés par des virgules.',
    languagesLabel: 'Langues',
    languagesHint: 'Leurs codes, séparés par des virgules\u00a0: en, fr, br.',
    taskLabel: 'Tâche',
    taskHint: 'Ce que fait le modèle, comme l’écrit le Hub\u00a0: text-generation.',
    tasksLabel: 'Tâches',
    libraryLabel: 'Bibliothèque',
    libraryHint: 'Ce qui le charge\u00a0: transformers, onnx, llama.cpp.',
    subtypeLabel: 'Nature de l’article',
    subtypes: {
      Preprint: 'Prépublication',
      Report: 'Rapport',
      ConferencePaper: 'Communication',
      JournalArticle: 'Article de revue',
      Dissertation: 'Thèse',
    },
    mainFileLabel: 'L’article lui-même',
    mainFileHint: 'Le PDF que les lecteurs ouvrent d’abord.',
    mainFileFirst: 'le premier PDF',
    licenceTitle: 'Licence',
    licenceLabel: 'Licence de l’ensemble',
    licenceHint: 'Un identifiant ou une expression SPDX, comme CC-BY-4.0.',
    otherLicences: 'Une autre licence pour certaines natures de fichiers',
    otherLicencesHint: 'Vide là où vaut celle de l’ensemble.',
    relationsTitle: 'Travaux liés',
    relationsLead:
      'Ce qui est publié ici se trouve par son nom\u202f; le reste se donne par DOI, identifiant arXiv ou adresse.',
    baseLabel: 'Modèles de base',
    baseHint: 'Dont il est tiré\u00a0: espace/nom, séparés par des virgules.',
    datasetsLabel: 'Données dont il est fait',
    datasetsHint: 'espace/nom, séparés par des virgules.',
    relation: (number) => `Travail lié ${number}`,
    relationLabel: 'Ce travail…',
    identifierLabel: 'l’autre travail',
    identifierHint: 'DOI, identifiant arXiv ou adresse',
    addRelation: 'Ajouter un travail lié',
    relations: {
      Describes: 'décrit',
      IsDescribedBy: 'est décrit par',
      Cites: 'cite',
      References: 'renvoie à',
      IsSupplementTo: 'complète',
      IsSupplementedBy: 'est complété par',
      IsDerivedFrom: 'est tiré de',
      IsVariantFormOf: 'est une autre forme de',
      IsIdenticalTo: 'est le même que',
      IsNewVersionOf: 'est une nouvelle version de',
      IsPreviousVersionOf: 'est une version antérieure de',
      IsPartOf: 'fait partie de',
      Obsoletes: 'remplace',
      IsTranslationOf: 'est une traduction de',
      IsCompiledBy: 'est produit par le code',
      Requires: 'a besoin de',
      IsDocumentedBy: 'est documenté par',
    },
    findTitle: 'Trouver un travail publié ici',
    findLabel: 'Titre, nom ou auteur',
    find: 'Trouver',
    foundTitle: 'Trouvé ici',
    foundNothing: 'Rien n’a été trouvé. Seul ce qui est publié peut être lié.',
    relateAs: (relation) => `Ce travail ${relation} celui-là`,
    asBase: 'Ce modèle en est tiré',
    asData: 'Il est fait avec ces données',
    cardTitle: 'La fiche telle qu’elle est',
    cardHint:
      'Le README.md avec son YAML entre «\u00a0---\u00a0». Elle peut en dire plus que le formulaire, qui n’y touche pas.',
    cardLabel: 'README.md',
    saveCard: 'Enregistrer la fiche',
    idOk: 'Les chiffres de contrôle sont justes.',
    orcidWrong: 'Ce n’est pas un identifiant ORCID\u00a0: cherchez un chiffre mal tapé.',
    rorWrong: 'Ce n’est pas un identifiant ROR\u00a0: cherchez un signe mal tapé.',
  },
};
