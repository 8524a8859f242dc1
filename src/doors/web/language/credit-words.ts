import type { ContributorType, CreditRole } from '../../../domain/card/vocabularies.js';
import type { InEveryLanguage } from './language.js';

/** The words about who did what, and whose ORCID iD is known to be hers. */
interface CreditWords {
  readonly title: string;
  readonly lead: string;
  readonly people: string;
  /** On the record's page. */
  readonly whoDidWhat: string;
  readonly authenticated: string;
  readonly claimed: string;
  readonly confirmedOn: (day: string) => string;
  readonly noRoles: string;
  readonly youAreNamed: string;
  readonly confirmHint: string;
  readonly confirm: string;
  readonly withdraw: string;
  readonly youConfirmedOn: (day: string) => string;
  readonly areYouOneOfThem: string;
  readonly linkYours: string;
  readonly done: Readonly<Record<'confirmed' | 'withdrawn', string>>;
  readonly start: string;
  readonly next: string;
  readonly roles: Readonly<Record<CreditRole, string>>;
  readonly contributions: Readonly<Record<ContributorType, string>>;
}

export const creditWords: InEveryLanguage<CreditWords> = {
  en: {
    title: 'People and their roles',
    lead: 'Roles follow CRediT, the taxonomy of contributor roles. A filled iD is authenticated: its owner signed in with ORCID, and published this version or confirmed her roles. An outlined iD is what the depositor stated.',
    people: 'People',
    whoDidWhat: 'Roles and ORCID iDs',
    authenticated: 'authenticated ORCID iD',
    claimed: 'ORCID iD stated by the depositor',
    confirmedOn: (day) => `confirmed on ${day}`,
    noRoles: 'No role stated',
    youAreNamed: 'You are named here',
    confirmHint:
      'Confirming says that this is you and that you did what is stated. It changes nothing in the record, is public, and can be taken back.',
    confirm: 'Confirm my roles',
    withdraw: 'Take my confirmation back',
    youConfirmedOn: (day) => `You confirmed your roles on ${day}.`,
    areYouOneOfThem: 'Are you one of these people?',
    linkYours: 'Link your ORCID iD to your account to confirm your roles.',
    done: {
      confirmed: 'Your roles are confirmed.',
      withdrawn: 'Your confirmation was taken back.',
    },
    start: 'From the beginning',
    next: 'More people',
    roles: {
      conceptualization: 'Conceptualization',
      'data-curation': 'Data curation',
      'formal-analysis': 'Formal analysis',
      'funding-acquisition': 'Funding acquisition',
      investigation: 'Investigation',
      methodology: 'Methodology',
      'project-administration': 'Project administration',
      resources: 'Resources',
      software: 'Software',
      supervision: 'Supervision',
      validation: 'Validation',
      visualization: 'Visualization',
      'writing-original-draft': 'Writing – original draft',
      'writing-review-editing': 'Writing – review & editing',
    },
    contributions: {
      ContactPerson: 'Contact person',
      DataCollector: 'Data collector',
      DataCurator: 'Data curator',
      DataManager: 'Data manager',
      Distributor: 'Distributor',
      Editor: 'Editor',
      HostingInstitution: 'Hosting institution',
      Producer: 'Producer',
      ProjectLeader: 'Project leader',
      ProjectManager: 'Project manager',
      ProjectMember: 'Project member',
      RegistrationAgency: 'Registration agency',
      RegistrationAuthority: 'Registration authority',
      RelatedPerson: 'Related person',
      Researcher: 'Researcher',
      ResearchGroup: 'Research group',
      RightsHolder: 'Rights holder',
      Sponsor: 'Sponsor',
      Supervisor: 'Supervisor',
      Translator: 'Translator',
      WorkPackageLeader: 'Work package leader',
      Other: 'Contributor',
    },
  },
  fr: {
    title: 'Les personnes et leurs rôles',
    lead: 'Les rôles sont ceux de CRediT, la taxonomie des rôles de contribution. Un iD plein est authentifié : la personne s’est connectée avec ORCID et a publié cette version ou confirmé ses rôles. Un iD en contour est celui qu’a indiqué le déposant.',
    people: 'Personnes',
    whoDidWhat: 'Rôles et identifiants ORCID',
    authenticated: 'identifiant ORCID authentifié',
    claimed: 'identifiant ORCID indiqué par le déposant',
    confirmedOn: (day) => `confirmé le ${day}`,
    noRoles: 'Aucun rôle indiqué',
    youAreNamed: 'Vous êtes nommé ici',
    confirmHint:
      'Confirmer, c’est dire que c’est bien vous et que vous avez fait ce qui est indiqué. Cela ne change rien à la notice, est public et peut être retiré.',
    confirm: 'Confirmer mes rôles',
    withdraw: 'Retirer ma confirmation',
    youConfirmedOn: (day) => `Vous avez confirmé vos rôles le ${day}.`,
    areYouOneOfThem: 'Êtes-vous l’une de ces personnes ?',
    linkYours: 'Liez votre identifiant ORCID à votre compte pour confirmer vos rôles.',
    done: {
      confirmed: 'Vos rôles sont confirmés.',
      withdrawn: 'Votre confirmation est retirée.',
    },
    start: 'Depuis le début',
    next: 'Autres personnes',
    roles: {
      conceptualization: 'Conceptualisation',
      'data-curation': 'Curation des données',
      'formal-analysis': 'Analyse formelle',
      'funding-acquisition': 'Obtention du financement',
      investigation: 'Investigation',
      methodology: 'Méthodologie',
      'project-administration': 'Administration du projet',
      resources: 'Ressources',
      software: 'Logiciel',
      supervision: 'Supervision',
      validation: 'Validation',
      visualization: 'Visualisation',
      'writing-original-draft': 'Rédaction – version originale',
      'writing-review-editing': 'Rédaction – révision et édition',
    },
    contributions: {
      ContactPerson: 'Contact',
      DataCollector: 'Collecte des données',
      DataCurator: 'Curation des données',
      DataManager: 'Gestion des données',
      Distributor: 'Distribution',
      Editor: 'Édition scientifique',
      HostingInstitution: 'Institution d’accueil',
      Producer: 'Production',
      ProjectLeader: 'Direction du projet',
      ProjectManager: 'Gestion du projet',
      ProjectMember: 'Membre du projet',
      RegistrationAgency: 'Agence d’enregistrement',
      RegistrationAuthority: 'Autorité d’enregistrement',
      RelatedPerson: 'Personne liée',
      Researcher: 'Recherche',
      ResearchGroup: 'Groupe de recherche',
      RightsHolder: 'Titulaire des droits',
      Sponsor: 'Soutien',
      Supervisor: 'Encadrement',
      Translator: 'Traduction',
      WorkPackageLeader: 'Direction d’un lot de travaux',
      Other: 'Contribution',
    },
  },
};
