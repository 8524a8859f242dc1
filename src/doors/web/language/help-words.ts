import type { InEveryLanguage } from './language.js';

/** What can be pasted into a terminal; the same in every language. */
export type HelpSample =
  | 'download'
  | 'downloadPython'
  | 'downloadOne'
  | 'checkSum'
  | 'install'
  | 'publish'
  | 'run'
  | 'firstAccount'
  | 'apiRead'
  | 'apiSearch'
  | 'apiToken'
  | 'apiPaper'
  | 'apiRelease'
  | 'apiRefusal'
  | 'apiHub';

/** A piece of a help page. In texts, what stands between backticks is code. */
export type HelpPart =
  | { readonly text: string }
  | { readonly steps: readonly string[] }
  | { readonly sample: HelpSample }
  | { readonly href: string; readonly label: string };

export interface HelpSection {
  /** Of its anchor; the same in every language. */
  readonly id: string;
  readonly title: string;
  readonly parts: readonly HelpPart[];
}

/** The words of one help page. */
export interface HelpWords {
  readonly title: string;
  readonly lead: string;
  readonly contents: string;
  readonly sections: readonly HelpSection[];
}

export const helpWords: InEveryLanguage<HelpWords> = {
  en: {
    title: 'Help',
    lead: 'How to find what you need, to publish what you made, to advise, and to run a Sphere of your own.',
    contents: 'On this page',
    sections: [
      {
        id: 'find',
        title: 'Find and read',
        parts: [
          {
            text: 'Search by a word of the title, a name, a task or a licence. Accents and capitals make no difference, and the last word may be unfinished. Put a phrase between quotation marks; a hyphen before a word leaves it out. The lists beside the results narrow them by kind, licence, task, language, organisation and year.',
          },
          {
            text: 'The page of a record says in plain words what its licence lets you do, how open the work is and why, who made it, and what it comes from. Its citation is ready to be copied.',
          },
          { href: '/search', label: 'Search' },
          { href: '/licences', label: 'Which licences are accepted, and for what' },
        ],
      },
      {
        id: 'download',
        title: 'Download and check',
        parts: [
          {
            text: 'No account, no form, no wait. Every page has links to its files. Whoever knows `hf` uses it as ever, with the address of this service in `HF_ENDPOINT`:',
          },
          { sample: 'download' },
          { sample: 'downloadPython' },
          { text: 'A single file is fetched by any tool, and goes on where it was interrupted:' },
          { sample: 'downloadOne' },
          {
            text: 'An address with a version in it names the same bytes for ever. Each file is listed with its SHA-256: compare it with what arrived.',
          },
          { sample: 'checkSum' },
        ],
      },
      {
        id: 'publish-in-browser',
        title: 'Publish with a browser',
        parts: [
          {
            steps: [
              'Sign in. A steward of this instance makes accounts for those who publish.',
              'Choose “Deposit”, say whether it is a paper, a model or a dataset, and give it a name.',
              'Drop files or folders. Large files go in parts, and an upload that was interrupted goes on where it stopped.',
              'Fill in the title, the authors in their order with their ORCID iDs, the abstract and the licence. Link the papers, models and data that belong to it.',
              'Look at the licence report: it names each file that would keep the release back, and what would be accepted.',
              'Propose the release, and publish it. From then on it cannot be changed or taken back.',
            ],
          },
          { href: '/deposit', label: 'Deposit a work' },
        ],
      },
      {
        id: 'publish-with-hf',
        title: 'Publish from a terminal',
        parts: [
          {
            text: 'The tools of the Hugging Face Hub work as they are. Make a token on the page of your account, and give it to them in `HF_TOKEN`.',
          },
          { sample: 'install' },
          { sample: 'publish' },
          {
            text: 'Creating a tag proposes a release. Where a file is not under an open licence, the answer names it and says what would be accepted; correct it and create the tag again.',
          },
          { href: '/help/api#publish', label: 'The same by plain HTTP' },
        ],
      },
      {
        id: 'after',
        title: 'After publication',
        parts: [
          {
            text: 'A release stays as it is. A new version is another release beside it. You can add an amendment to its description, widen its licence, or put a notice on it that says that it is outdated or retracted; it stays readable.',
          },
          {
            text: 'Only a steward withdraws a release, for a legal, privacy or safety reason. Its page then says so, and says why.',
          },
        ],
      },
      {
        id: 'review',
        title: 'Advise, and be advised',
        parts: [
          {
            text: 'An organisation may ask scientific advisors for their opinion before it publishes. The candidate then waits for some days; nobody’s opinion accepts or refuses it.',
          },
          {
            steps: [
              'As an advisor: open “Reviews”, accept or decline an invitation, or invite yourself to a candidate of the queue.',
              'Declare competing interests first, or that there are none. A declared interest bars nothing; it is published beside the opinion.',
              'Read everything that the public will see, write your opinion, and revise it as often as you wish until publication.',
              'As an author: read the opinions, reply to them, and publish when you are ready. Opinions and replies are published with the release.',
            ],
          },
          {
            text: 'Opinions are signed by this instance. Anyone can check the signature without asking it, with the keys at `/.well-known/jwks.json`.',
          },
          { href: '/advisors', label: 'Who the advisors are' },
        ],
      },
      {
        id: 'run',
        title: 'Run your own',
        parts: [
          {
            text: 'Sphere is free software under the Apache-2.0 licence. In its folder it takes Node 20 (20.19 or later) and nothing else: a database and a store for files come with it.',
          },
          { sample: 'run' },
          {
            text: 'The first start prints the token of its steward, who makes accounts for the others:',
          },
          { sample: 'firstAccount' },
          {
            text: 'For many readers, give it a PostgreSQL and an S3 store of your own with `DATABASE_URL` and the `S3_*` settings, and run as many processes as you like behind a proxy. Copy the database first and the store second, and you have a backup.',
          },
        ],
      },
    ],
  },
  fr: {
    title: 'Aide',
    lead: 'Comment trouver ce qu’il vous faut, publier ce que vous avez fait, donner un avis, et faire tourner une Sphere à vous.',
    contents: 'Sur cette page',
    sections: [
      {
        id: 'find',
        title: 'Trouver et lire',
        parts: [
          {
            text: 'Cherchez par un mot du titre, un nom, une tâche ou une licence. Accents et majuscules ne comptent pas, et le dernier mot peut être inachevé. Mettez une expression entre guillemets droits\u202f; un tiret devant un mot l’exclut. Les listes à côté des résultats les restreignent par genre, licence, tâche, langue, organisation et année.',
          },
          {
            text: 'La page d’une notice dit en mots simples ce que sa licence vous permet, à quel point l’œuvre est ouverte et pourquoi, qui l’a faite, et d’où elle vient. Sa citation est prête à être copiée.',
          },
          { href: '/search', label: 'Rechercher' },
          { href: '/licences', label: 'Quelles licences sont acceptées, et pour quoi' },
        ],
      },
      {
        id: 'download',
        title: 'Télécharger et vérifier',
        parts: [
          {
            text: 'Ni compte, ni formulaire, ni attente. Chaque page a des liens vers ses fichiers. Qui connaît `hf` l’emploie comme d’habitude, avec l’adresse de ce service dans `HF_ENDPOINT`\u00a0:',
          },
          { sample: 'download' },
          { sample: 'downloadPython' },
          {
            text: 'Un fichier seul se prend avec n’importe quel outil, et reprend là où il fut interrompu\u00a0:',
          },
          { sample: 'downloadOne' },
          {
            text: 'Une adresse qui contient une version désigne les mêmes octets pour toujours. Chaque fichier est indiqué avec son SHA-256\u00a0: comparez-le avec ce qui est arrivé.',
          },
          { sample: 'checkSum' },
        ],
      },
      {
        id: 'publish-in-browser',
        title: 'Publier avec un navigateur',
        parts: [
          {
            steps: [
              'Connectez-vous. Un intendant de cette instance crée les comptes de celles et ceux qui publient.',
              'Choisissez «\u00a0Déposer\u00a0», dites s’il s’agit d’un article, d’un modèle ou d’un jeu de données, et donnez-lui un nom.',
              'Glissez des fichiers ou des dossiers. Les grands fichiers partent par morceaux, et un envoi interrompu reprend là où il s’est arrêté.',
              'Remplissez le titre, les auteurs dans leur ordre avec leur identifiant ORCID, le résumé et la licence. Reliez les articles, modèles et données qui vont avec.',
              'Regardez le rapport de licence\u00a0: il nomme chaque fichier qui retiendrait la version, et ce qui serait accepté.',
              'Proposez la version, puis publiez-la. À partir de là, elle ne peut être ni changée ni reprise.',
            ],
          },
          { href: '/deposit', label: 'Déposer un travail' },
        ],
      },
      {
        id: 'publish-with-hf',
        title: 'Publier depuis un terminal',
        parts: [
          {
            text: 'Les outils du Hub de Hugging Face fonctionnent tels quels. Créez un jeton sur la page de votre compte, et donnez-le-leur dans `HF_TOKEN`.',
          },
          { sample: 'install' },
          { sample: 'publish' },
          {
            text: 'Créer une étiquette propose une version. Si un fichier n’est pas sous licence ouverte, la réponse le nomme et dit ce qui serait accepté\u202f; corrigez, puis créez l’étiquette de nouveau.',
          },
          { href: '/help/api#publish', label: 'La même chose en HTTP' },
        ],
      },
      {
        id: 'after',
        title: 'Après la publication',
        parts: [
          {
            text: 'Une version reste telle quelle. Une nouvelle version est une autre publication, à côté. Vous pouvez amender sa description, élargir sa licence, ou y poser un avertissement qui la dit dépassée ou rétractée\u202f; elle reste lisible.',
          },
          {
            text: 'Seul un intendant retire une version, pour un motif légal, de vie privée ou de sécurité. Sa page le dit alors, et dit pourquoi.',
          },
        ],
      },
      {
        id: 'review',
        title: 'Donner un avis, en recevoir',
        parts: [
          {
            text: 'Une organisation peut demander leur avis à des conseillers scientifiques avant de publier. La version proposée attend alors quelques jours\u202f; aucun avis ne l’accepte ni ne la refuse.',
          },
          {
            steps: [
              'Si vous conseillez\u00a0: ouvrez «\u00a0Avis\u00a0», acceptez ou déclinez une invitation, ou invitez-vous à une version de la file.',
              'Déclarez d’abord vos intérêts, ou qu’il n’y en a pas. Un intérêt déclaré n’empêche rien\u202f; il est publié à côté de l’avis.',
              'Lisez tout ce que le public verra, écrivez votre avis, et reprenez-le autant de fois que vous voulez jusqu’à la publication.',
              'Si vous publiez\u00a0: lisez les avis, répondez-y, et publiez quand vous êtes prêts. Avis et réponses paraissent avec la version.',
            ],
          },
          {
            text: 'Les avis sont signés par cette instance. Chacun peut vérifier la signature sans rien lui demander, avec les clés de `/.well-known/jwks.json`.',
          },
          { href: '/advisors', label: 'Qui sont les conseillers' },
        ],
      },
      {
        id: 'run',
        title: 'Faire tourner la vôtre',
        parts: [
          {
            text: 'Sphere est un logiciel libre, sous licence Apache-2.0. Dans son dossier, il lui faut Node 20 (20.19 ou plus récent) et rien d’autre\u00a0: une base de données et un dépôt de fichiers viennent avec.',
          },
          { sample: 'run' },
          {
            text: 'Le premier démarrage affiche le jeton de son intendant, qui crée les comptes des autres\u00a0:',
          },
          { sample: 'firstAccount' },
          {
            text: 'Pour beaucoup de lecteurs, donnez-lui un PostgreSQL et un dépôt S3 à vous par `DATABASE_URL` et les réglages `S3_*`, et lancez autant de processus que vous voulez derrière un mandataire. Copiez la base d’abord, le dépôt ensuite\u00a0: voilà une sauvegarde.',
          },
        ],
      },
    ],
  },
};
