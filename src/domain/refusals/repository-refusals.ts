import { digits, octets, quoted } from './french.js';
import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

/** What stays as it was released. */
export type ReleasedThing =
  | { readonly what: 'release' }
  | { readonly what: 'branch'; readonly name: string }
  | { readonly what: 'repository' | 'visibility'; readonly repository: string }
  | { readonly what: 'bytes'; readonly sha256: string }
  | { readonly what: 'metadata'; readonly path: string };

/** Refusals about repositories, their branches, commits and bytes. */
export interface RepositoryRefusals {
  'blob-collected': { readonly sha256s: readonly string[] };
  'blob-not-found': { readonly sha256: string };
  'branch-exists': { readonly name: string };
  'digest-mismatch': Nothing;
  'entry-not-found': {
    readonly path: string;
    readonly repository?: string;
    readonly revision?: string;
  };
  'main-stays': Nothing;
  moved: { readonly asked: string; readonly name: string };
  'released-immutable': ReleasedThing;
  'removed-meanwhile': Nothing;
  'repository-exists': { readonly name: string };
  /** Without its name where only its place in the database is known. */
  'repository-not-found': { readonly name?: string };
  'revision-not-found': { readonly name: string; readonly repository?: string };
  'size-mismatch': Nothing;
  'stale-revision':
    | { readonly branch: string; readonly parent: string; readonly head: string }
    | { readonly amendments: number; readonly expected: number }
    | { readonly renamed: string }
    | { readonly during: 'first-files' }
    /** Of a page of the site, in the words that it has for the reader. */
    | { readonly said: string };
  /** Without the reason where another came first. */
  'version-exists': { readonly version: string; readonly names?: 'branch' | 'release' };
}

export interface RepositoryFaults {
  ACC_RELEASED_IMMUTABLE: ReleasedThing;
  'artifact-not-stored': { readonly path: string; readonly sha256: string };
  base64: Nothing;
  'commit-text': Nothing;
  'commit-text-too-long': { readonly title: number; readonly body: number };
  'commit-title': Nothing;
  'content-not-allowed': { readonly path: string };
  'digest-mismatch': {
    readonly expected: string;
    /** Null where it was not kept. */
    readonly found: string | null;
    readonly path?: string;
  };
  'entry-not-found': { readonly what: 'file' | 'folder'; readonly path: string };
  path_bad_char: { readonly path: string };
  path_bad_segment: { readonly path: string; readonly segment: string };
  path_case_collision: { readonly path: string; readonly twin: string };
  path_prefix_collision: { readonly path: string; readonly file?: string };
  path_reserved: { readonly path: string };
  path_segment_too_long: { readonly path: string; readonly limit: number };
  path_too_deep: { readonly path: string; readonly limit: number };
  path_too_long: { readonly path: string; readonly limit: number };
  'sha256-or-content': { readonly path: string };
  'size-mismatch': {
    readonly expectedBytes: number;
    /** Where more arrived they were not counted; null where they were not kept. */
    readonly foundBytes: number | 'more' | null;
    readonly path?: string;
  };
  'too-many-files': { readonly limit: number; readonly found: number };
  'too-many-operations': { readonly limit: number; readonly found: number };
  'version-exists': { readonly version: string; readonly names?: 'branch' | 'release' };
}

const immutableRemedy = 'Publiez une nouvelle version, ou apposez un avertissement sur celle-ci.';

export const repositoryRefusals: RefusalWords<RepositoryRefusals> = {
  fr: {
    'blob-collected': ({ sha256s }) => ({
      message: `Aucun octet de SHA-256 ${sha256s.join(', ')} n’est conservé ici.`,
      remedy: 'Envoyez de nouveau le fichier.',
    }),
    'blob-not-found': ({ sha256 }) => `Aucun octet de SHA-256 ${sha256} n’est conservé ici.`,
    'branch-exists': ({ name }) => ({
      message: `Il y a déjà une branche ou une version ${quoted(name)}.`,
      remedy: 'Choisissez un autre nom ; les majuscules ne font pas de différence.',
    }),
    'digest-mismatch':
      'Les octets reçus n’ont pas l’empreinte SHA-256 annoncée ; recommencez l’envoi.',
    'entry-not-found': ({ path, repository, revision }) =>
      repository === undefined || revision === undefined
        ? `Il n’y a rien sous ${quoted(path)}.`
        : `${repository} n’a pas de ${quoted(path)} à ${quoted(revision)}.`,
    'main-stays': 'La branche « main » d’un dépôt demeure.',
    moved: ({ asked, name }) => `${asked} s’appelle maintenant ${name}.`,
    'released-immutable': (thing) => ({
      message: whatStays(thing),
      remedy:
        thing.what === 'bytes'
          ? 'Retirez d’abord la version.'
          : thing.what === 'repository'
            ? 'Apposez un avertissement sur une version que personne ne devrait plus employer.'
            : immutableRemedy,
    }),
    'removed-meanwhile': 'Ce dont cela dépend a été supprimé entre-temps par une autre requête.',
    'repository-exists': ({ name }) => ({
      message: `Il y a déjà un dépôt ${quoted(name)}, ou il y en a eu un de ce nom quand il fut publié.`,
      remedy: 'Choisissez un autre nom ; les majuscules ne font pas de différence.',
    }),
    'repository-not-found': ({ name }) =>
      name === undefined
        ? 'Il n’y a pas ici de tel dépôt.'
        : `Il n’y a pas de dépôt ${quoted(name)} que vous puissiez voir.`,
    'revision-not-found': ({ name, repository }) =>
      repository === undefined
        ? `Il n’y a pas de révision ${quoted(name)}.`
        : `${repository} n’a pas de révision ${quoted(name)} que vous puissiez voir.`,
    'size-mismatch': 'Il est arrivé plus ou moins d’octets qu’annoncé ; recommencez l’envoi.',
    'stale-revision': (facts) => {
      if ('branch' in facts) {
        return {
          message: `${quoted(facts.branch)} est passée entre-temps de ${facts.parent} à ${facts.head}.`,
          remedy:
            'Prenez sa nouvelle tête, voyez ce qui a changé, et faites votre commit par-dessus.',
        };
      }
      if ('amendments' in facts) {
        return `Cette version a ${facts.amendments} amendements, et non ${facts.expected} ; relisez-la d’abord.`;
      }
      if ('said' in facts) return facts.said;
      return 'renamed' in facts
        ? `${facts.renamed} vient d’être renommé par quelqu’un d’autre.`
        : 'Quelqu’un a fait un commit pendant que les premiers fichiers étaient rangés ; recommencez.';
    },
    'version-exists': (facts) => ({
      message: versionTaken(facts),
      remedy: 'Choisissez un autre nom de version ; les majuscules ne font pas de différence.',
    }),
  },
};

export const repositoryFaults: FaultWords<RepositoryFaults> = {
  fr: {
    ACC_RELEASED_IMMUTABLE: whatStays,
    'artifact-not-stored': ({ path, sha256 }) =>
      `Aucun octet de SHA-256 ${sha256} n’a été envoyé ici pour ${quoted(path)} ; envoyez d’abord le fichier.`,
    base64: (_, field) => `${quoted(field)} n’est pas du base64.`,
    'commit-text': 'Le message d’un commit ne contient pas de caractère NUL ; retirez-le.',
    'commit-text-too-long': ({ title, body }) =>
      `Le titre d’un commit a au plus ${digits(title)} caractères et son message ${digits(body)} ; raccourcissez.`,
    'commit-title': 'Un commit a un titre ; écrivez une ligne.',
    'content-not-allowed': ({ path }) =>
      `${quoted(path)} est à supprimer ; n’envoyez ni « sha256 » ni « content ».`,
    'digest-mismatch': ({ expected, found, path }) =>
      `Le SHA-256 ${expected} était annoncé${path === undefined ? '' : ` pour ${quoted(path)}`}, et les octets en ont ${found === null ? 'un autre' : `un autre, ${found}`} ; envoyez-les de nouveau.`,
    'entry-not-found': ({ what, path }) =>
      `Il n’y a pas de ${what === 'folder' ? 'dossier' : 'fichier'} ${quoted(path)} à supprimer.`,
    path_bad_char: ({ path }) =>
      `${noPath(path)} : retirez les caractères de contrôle ou invisibles et ceux-ci : \\ < > : " | ? *`,
    path_bad_segment: ({ path, segment }) =>
      `${noPath(path)} : renommez la partie ${quoted(segment)}.`,
    path_case_collision: ({ path, twin }) =>
      `${quoted(path)} et ${quoted(twin)} sont un même nom là où les majuscules ne comptent pas ; renommez l’un des deux.`,
    path_prefix_collision: ({ path, file }) =>
      file === undefined
        ? `${quoted(path)} ne peut pas être à la fois un fichier et un dossier ; renommez l’un des deux.`
        : `${quoted(file)} ne peut pas être un fichier et le dossier de ${quoted(path)} ; renommez l’un des deux.`,
    path_reserved: ({ path }) =>
      `${noPath(path)} : il ne commence ni par « / », ni par un tilde, ni par une lettre de lecteur, ni par « .git » ou « .sphere ».`,
    path_segment_too_long: ({ path, limit }) =>
      `${noPath(path)} : chacune de ses parties a au plus ${octets(limit)}.`,
    path_too_deep: ({ path, limit }) => `${noPath(path)} : il a au plus ${limit} parties.`,
    path_too_long: ({ path, limit }) => `${noPath(path)} : il a au plus ${octets(limit)}.`,
    'sha256-or-content': ({ path }) => `${quoted(path)} demande « sha256 » ou « content ».`,
    'size-mismatch': ({ expectedBytes, foundBytes, path }) =>
      `${path === undefined ? 'Il était annoncé' : `${quoted(path)} : il était annoncé`} ${octets(expectedBytes)}, et il y en a ${inNumber(foundBytes)} ; envoyez exactement ce qui est annoncé.`,
    'too-many-files': ({ limit, found }) =>
      `Un dépôt contient au plus ${digits(limit)} fichiers ; celui-ci en aurait ${digits(found)}.`,
    'too-many-operations': ({ limit, found }) =>
      `Un commit change au plus ${digits(limit)} fichiers, et non ${digits(found)} ; faites-en plusieurs.`,
    'version-exists': versionTaken,
  },
};

function whatStays(thing: ReleasedThing): string {
  switch (thing.what) {
    case 'release':
      return 'Une version publiée demeure pour toujours.';
    case 'branch':
      return `${quoted(thing.name)} est une version publiée ; ses fichiers ne changent jamais.`;
    case 'repository':
      return `${thing.repository} a une version publiée, qui reste lisible pour toujours ; il ne peut être supprimé.`;
    case 'visibility':
      return `${thing.repository} a une version publiée, qui reste publique pour tous ; il ne peut devenir privé.`;
    case 'bytes':
      return `Les octets de SHA-256 ${thing.sha256} font partie d’une version publiée.`;
    case 'metadata':
      return `${quoted(thing.path)} ne peut être amendé : les fichiers, la licence et la liste des auteurs restent tels que publiés.`;
  }
}

function versionTaken({ version, names }: RepositoryFaults['version-exists']): string {
  switch (names) {
    case 'branch':
      return `${quoted(version)} est le nom d’une branche.`;
    case 'release':
      return `${quoted(version)} nomme déjà une version de ce dépôt.`;
    default:
      return `Il y a déjà une branche ou une version ${quoted(version)}.`;
  }
}

function noPath(path: string): string {
  return `${quoted(path)} ne peut être le chemin d’un fichier`;
}

function inNumber(foundBytes: number | 'more' | null): string {
  if (foundBytes === null) return 'un autre nombre';
  return foundBytes === 'more' ? 'davantage' : digits(foundBytes);
}
