import type { PolicyTopic } from '../../../foundations/config/policy.config.js';
import type { InEveryLanguage } from './language.js';

/** The words of the page about how this repository is kept. */
export interface PolicyWords {
  readonly title: string;
  readonly lead: string;
  readonly topics: Readonly<Record<PolicyTopic, PolicyTopicWords>>;
  /** Share of the time, and the day from which on. */
  readonly answered: (share: string, from: string) => string;
  readonly isNotObserved: string;
  readonly byOperator: string;
  readonly isNotStated: string;
  readonly forPrograms: string;
  readonly asJson: string;
}

/** What follows from the software; where that is nothing or not all, the operator is asked. */
export interface PolicyTopicWords {
  readonly title: string;
  readonly facts: readonly string[];
  readonly needsOperator: boolean;
}

export const policyWords: InEveryLanguage<PolicyWords> = {
  en: {
    title: 'Policies of this repository',
    lead: 'What repositories are asked before they are trusted. What follows from how Sphere is made stands here by itself; the rest, the operator of this instance has to say, and where nothing is said this page does not invent it.',
    topics: {
      mission: {
        title: 'Mission',
        facts: [
          'To publish open AI models, papers and datasets, and to keep them found, cited, read and reused, without an account and without a price.',
        ],
        needsOperator: true,
      },
      licences: {
        title: 'Licences',
        facts: [
          'Only what is under open licences is published, file by file. Licences are never narrowed afterwards. Metadata is in the public domain (CC0-1.0).',
        ],
        needsOperator: false,
      },
      continuity: { title: 'Continuity and funding', facts: [], needsOperator: true },
      ethics: {
        title: 'Ethics and privacy',
        facts: [
          'What is released is withdrawn only for a legal, privacy or safety reason, which is stated in public; its record remains. Readers are counted without being identified: no address is kept.',
        ],
        needsOperator: true,
      },
      expertise: { title: 'Expertise', facts: [], needsOperator: true },
      governance: {
        title: 'Governance',
        facts: [
          'Advisors are consultative: their signed opinions are published and decide nothing. What stewards do is in the public log of events.',
        ],
        needsOperator: true,
      },
      integrity: {
        title: 'Integrity of the data',
        facts: [
          'The service computes the SHA-256 of every file as it arrives; it stands in the manifest of the release, which never changes. When each file was last read again and compared is public. Events form a chain of hashes.',
        ],
        needsOperator: false,
      },
      appraisal: {
        title: 'What is taken',
        facts: [
          'Models, papers and datasets of which every artifact is open, with a title, authors and a description. The rules of licences are public and applied by program, alike for everybody.',
        ],
        needsOperator: false,
      },
      storage: {
        title: 'Storage',
        facts: ['Rows are kept in PostgreSQL, bytes in an object store, each byte once.'],
        needsOperator: true,
      },
      preservation: {
        title: 'Preservation plan',
        facts: [
          'Releases are never changed or deleted, and their identifiers lead to them for ever, to a tombstone where they had to be withdrawn. Every record is exported in formats that need no Sphere to be read.',
        ],
        needsOperator: true,
      },
      quality: {
        title: 'Quality',
        facts: [
          'Metadata is checked when a release is proposed: identifiers of people, organisations and works by their checksums, dates, relations. All faults are told at once. Organisations may ask advisors for public opinions.',
        ],
        needsOperator: false,
      },
      workflows: {
        title: 'Workflows',
        facts: [
          'A draft is proposed, judged, where asked for reviewed within a bounded time, and published. Corrections of metadata are added in public, with their reason; new files are a new release.',
        ],
        needsOperator: false,
      },
      discovery: {
        title: 'Discovery and identifiers',
        facts: [
          'Each record and each release has a persistent identifier of its own, with a check digit. Records are found by search, OAI-PMH, sitemaps, feeds and typed links.',
        ],
        needsOperator: false,
      },
      reuse: {
        title: 'Reuse',
        facts: [
          'Each release shows its licences in full text, how it is cited, and what is needed to use it. Files are downloaded at addresses that do not change, by any client.',
        ],
        needsOperator: false,
      },
      infrastructure: {
        title: 'Infrastructure',
        facts: [
          'The software is free (Apache-2.0) and speaks open protocols alone. Whether it runs is told at /healthz/ready. How much of the time it did it observes itself, once a minute: that it serves, and that it reaches its database and its store. What lies between it and its readers it cannot see.',
        ],
        needsOperator: true,
      },
      security: {
        title: 'Security',
        facts: [
          'What is uploaded never runs here. Pages load nothing from elsewhere. Tokens are stored as hashes, and every change is logged with who made it.',
        ],
        needsOperator: true,
      },
    },
    answered: (share, from) => `Since ${from} it has answered ${share} of the time.`,
    isNotObserved: 'How much of the time this instance answers has not been observed yet.',
    byOperator: 'The operator says',
    isNotStated: 'The operator of this instance has not stated anything on this yet.',
    forPrograms: 'For programs',
    asJson: 'This page as JSON',
  },
  fr: {
    title: 'Politiques de cet entrepôt',
    lead: 'Ce que l’on demande aux entrepôts avant de leur faire confiance. Ce qui découle de la façon dont Sphere est fait se trouve ici de soi-même ; le reste, c’est à l’opérateur de cette instance de le dire, et là où rien n’est dit, cette page n’invente rien.',
    topics: {
      mission: {
        title: 'Mission',
        facts: [
          'Publier des modèles d’IA, des articles et des jeux de données ouverts, et faire qu’ils restent trouvés, cités, lus et réutilisés, sans compte et sans prix.',
        ],
        needsOperator: true,
      },
      licences: {
        title: 'Licences',
        facts: [
          'N’est publié que ce qui est sous licence ouverte, fichier par fichier. Les licences ne sont jamais restreintes après coup. Les métadonnées sont dans le domaine public (CC0-1.0).',
        ],
        needsOperator: false,
      },
      continuity: { title: 'Continuité et financement', facts: [], needsOperator: true },
      ethics: {
        title: 'Éthique et vie privée',
        facts: [
          'Ce qui est publié n’est retiré que pour un motif légal, de vie privée ou de sécurité, énoncé en public ; sa notice demeure. Les lecteurs sont comptés sans être identifiés : aucune adresse n’est conservée.',
        ],
        needsOperator: true,
      },
      expertise: { title: 'Compétences', facts: [], needsOperator: true },
      governance: {
        title: 'Gouvernance',
        facts: [
          'Les conseillers sont consultatifs : leurs avis signés sont publiés et ne décident de rien. Ce que font les intendants figure au journal public des événements.',
        ],
        needsOperator: true,
      },
      integrity: {
        title: 'Intégrité des données',
        facts: [
          'Le service calcule le SHA-256 de chaque fichier à son arrivée ; il figure au manifeste de la version, qui ne change jamais. La date à laquelle chaque fichier fut relu et comparé pour la dernière fois est publique. Les événements forment une chaîne de hachages.',
        ],
        needsOperator: false,
      },
      appraisal: {
        title: 'Ce qui est accepté',
        facts: [
          'Des modèles, des articles et des jeux de données dont chaque élément est ouvert, avec un titre, des auteurs et une description. Les règles des licences sont publiques et appliquées par programme, les mêmes pour tous.',
        ],
        needsOperator: false,
      },
      storage: {
        title: 'Stockage',
        facts: [
          'Les données structurées sont dans PostgreSQL, les octets dans un stockage d’objets, chacun une seule fois.',
        ],
        needsOperator: true,
      },
      preservation: {
        title: 'Plan de préservation',
        facts: [
          'Les versions ne sont jamais modifiées ni supprimées, et leurs identifiants y mènent pour toujours, ou à un avis de retrait s’il a fallu les retirer. Chaque notice s’exporte dans des formats que l’on lit sans Sphere.',
        ],
        needsOperator: true,
      },
      quality: {
        title: 'Qualité',
        facts: [
          'Les métadonnées sont vérifiées quand une version est proposée : identifiants des personnes, des organisations et des œuvres par leurs clés de contrôle, dates, relations. Tous les défauts sont dits à la fois. Les organisations peuvent demander des avis publics à des conseillers.',
        ],
        needsOperator: false,
      },
      workflows: {
        title: 'Procédures',
        facts: [
          'Un brouillon est proposé, jugé, relu dans un temps borné là où on le demande, puis publié. Les corrections des métadonnées s’ajoutent en public, avec leur motif ; de nouveaux fichiers font une nouvelle version.',
        ],
        needsOperator: false,
      },
      discovery: {
        title: 'Découverte et identifiants',
        facts: [
          'Chaque notice et chaque version a son propre identifiant pérenne, avec une clé de contrôle. On trouve les notices par la recherche, OAI-PMH, les plans du site, les flux et des liens typés.',
        ],
        needsOperator: false,
      },
      reuse: {
        title: 'Réutilisation',
        facts: [
          'Chaque version montre le texte intégral de ses licences, comment la citer et ce qu’il faut pour s’en servir. Les fichiers se téléchargent à des adresses qui ne changent pas, avec tout logiciel.',
        ],
        needsOperator: false,
      },
      infrastructure: {
        title: 'Infrastructure',
        facts: [
          'Le logiciel est libre (Apache-2.0) et ne parle que des protocoles ouverts. S’il fonctionne se lit à /healthz/ready. Quelle part du temps il a fonctionné, il l’observe lui-même chaque minute : qu’il sert, et qu’il atteint sa base de données et son stockage. Ce qui le sépare de ses lecteurs, il ne peut pas le voir.',
        ],
        needsOperator: true,
      },
      security: {
        title: 'Sécurité',
        facts: [
          'Rien de ce qui est déposé ne s’exécute ici. Les pages ne chargent rien d’ailleurs. Les jetons sont conservés hachés, et chaque changement est consigné avec son auteur.',
        ],
        needsOperator: true,
      },
    },
    answered: (share, from) => `Depuis le ${from}, il a répondu ${share} du temps.`,
    isNotObserved:
      'La part du temps pendant laquelle cette instance répond n’a pas encore été observée.',
    byOperator: 'L’opérateur déclare',
    isNotStated: 'L’opérateur de cette instance n’a encore rien déclaré à ce sujet.',
    forPrograms: 'Pour les programmes',
    asJson: 'Cette page en JSON',
  },
};
