import type { ComponentName, DataInformationField } from '../../../domain/licensing/openness.js';
import type { InEveryLanguage } from './language.js';

/** The words of what a release is made of, as the openness grades count it. */
export interface OpennessWords {
  readonly showComponents: string;
  readonly classOf: (grade: number) => string;
  readonly present: string;
  readonly missing: string;
  readonly osaidGaps: string;
  readonly gapMissing: (component: string) => string;
  readonly gapLicence: (component: string, licence: string) => string;
  readonly gapInformation: (field: string) => string;
  readonly onlyLicences: string;
  readonly rules: (version: string) => string;
  readonly components: Readonly<Record<ComponentName, string>>;
  readonly information: Readonly<Record<DataInformationField, string>>;
}

export const opennessWords: InEveryLanguage<OpennessWords> = {
  en: {
    showComponents: 'What it has and what it lacks',
    classOf: (grade) => `Class ${grade} asks for`,
    present: 'present',
    missing: 'missing',
    osaidGaps: 'What the Open Source AI Definition asks for besides',
    gapMissing: (component) => `${component}: missing`,
    gapLicence: (component, licence) => `${component}: ${licence} is not approved by the OSI`,
    gapInformation: (field) => `Data information: ${field}`,
    onlyLicences: 'The only gaps are licences that are open, but not approved by the OSI.',
    rules: (version) => `Computed by version ${version} of the rules.`,
    components: {
      model_architecture: 'model architecture',
      model_parameters_final: 'final parameters',
      technical_report: 'technical report',
      evaluation_results: 'evaluation results',
      model_card: 'model card',
      data_card: 'data card',
      sample_outputs: 'sample outputs',
      training_code: 'training code',
      inference_code: 'inference code',
      evaluation_code: 'evaluation code',
      evaluation_data: 'evaluation data',
      supporting_libraries: 'supporting libraries',
      datasets: 'datasets',
      data_preprocessing_code: 'data preprocessing code',
      model_parameters_intermediate: 'intermediate parameters',
      research_paper: 'research paper',
      model_metadata: 'model metadata',
    },
    information: {
      description: 'what the training data are',
      provenance: 'where they come from',
      scope: 'their scope and characteristics',
      selection: 'how they were obtained and selected',
      labelling: 'how they were labelled',
      processing: 'how they were processed and filtered',
      public_data: 'the public data and where to get them',
      third_party_data: 'the data of third parties and where to get them',
    },
  },
  fr: {
    showComponents: 'Ce qu’il a et ce qui lui manque',
    classOf: (grade) => `La classe ${grade} demande`,
    present: 'présent',
    missing: 'absent',
    osaidGaps: 'Ce que l’Open Source AI Definition demande en plus',
    gapMissing: (component) => `${component}\u00a0: absent`,
    gapLicence: (component, licence) =>
      `${component}\u00a0: ${licence} n’est pas approuvée par l’OSI`,
    gapInformation: (field) => `Information sur les données\u00a0: ${field}`,
    onlyLicences: 'Les seules lacunes sont des licences ouvertes, mais non approuvées par l’OSI.',
    rules: (version) => `Calculé selon la version ${version} des règles.`,
    components: {
      model_architecture: 'architecture du modèle',
      model_parameters_final: 'paramètres finaux',
      technical_report: 'rapport technique',
      evaluation_results: 'résultats d’évaluation',
      model_card: 'fiche du modèle',
      data_card: 'fiche des données',
      sample_outputs: 'exemples de sorties',
      training_code: 'code d’entraînement',
      inference_code: 'code d’inférence',
      evaluation_code: 'code d’évaluation',
      evaluation_data: 'données d’évaluation',
      supporting_libraries: 'bibliothèques nécessaires',
      datasets: 'jeux de données',
      data_preprocessing_code: 'code de prétraitement des données',
      model_parameters_intermediate: 'paramètres intermédiaires',
      research_paper: 'article de recherche',
      model_metadata: 'métadonnées du modèle',
    },
    information: {
      description: 'ce que sont les données d’entraînement',
      provenance: 'd’où elles viennent',
      scope: 'leur étendue et leurs caractéristiques',
      selection: 'comment elles ont été obtenues et choisies',
      labelling: 'comment elles ont été annotées',
      processing: 'comment elles ont été traitées et filtrées',
      public_data: 'les données publiques et où les obtenir',
      third_party_data: 'les données de tiers et où les obtenir',
    },
  },
};
