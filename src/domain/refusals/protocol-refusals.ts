import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

/** What is wrong with the bytes of a Xet upload (hf-hub B5). */
export type XetCode =
  | 'xet-hash'
  | 'chunk-corrupt'
  | 'chunk-empty'
  | 'chunk-packed-size'
  | 'chunk-plain-size'
  | 'chunk-scheme'
  | 'chunk-too-large'
  | 'chunk-version'
  | 'shard-file-too-large'
  | 'shard-flags'
  | 'shard-sha256-missing'
  | 'shard-tag'
  | 'shard-term'
  | 'shard-term-past-end'
  | 'shard-term-size'
  | 'shard-too-large'
  | 'shard-too-many-files'
  | 'shard-truncated'
  | 'shard-verification'
  | 'shard-version'
  | 'xorb-chunk-count'
  | 'xorb-empty'
  | 'xorb-lost'
  | 'xorb-mismatch'
  | 'xorb-too-large'
  | 'xorb-too-many-chunks'
  | 'xorb-truncated'
  | 'xorb-unknown';

/** What the Hub's clients alone ask for. */
type HubCode =
  | 'discussion-not-found'
  | 'files-stay'
  | 'grant-expired'
  | 'grant-invalid'
  | 'history-stays'
  | 'paper-not-found';

/** Shapes of what the Hub's clients send. */
export type HubFaultCode =
  | 'commit-content'
  | 'commit-encoding'
  | 'commit-file-too-large'
  | 'commit-header'
  | 'commit-key'
  | 'commit-line'
  | 'commit-oid'
  | 'commit-path'
  | 'direction'
  | 'discussions-not-offered'
  | 'empty-branch'
  | 'expand-unknown'
  | 'field'
  | 'lfs-operation'
  | 'malformed-json'
  | 'num-parameters'
  | 'pull-requests-not-offered'
  | 'raw'
  | 'repository-type'
  | 'sort-unknown';

/**
 * Refusals of protocols that speak English: the Hub's door puts them in the words of its clients,
 * which show them as they come. Elsewhere their numbers are left to the English sentence.
 */
export type ProtocolRefusals = Readonly<Record<XetCode | HubCode, Nothing>>;
export type ProtocolFaults = Readonly<Record<XetCode | HubFaultCode, Nothing>>;

const xetWords: Readonly<Record<XetCode, string>> = {
  'xet-hash': 'Ce n’est pas une empreinte Xet ; écrivez ses 64 chiffres hexadécimaux.',
  'chunk-corrupt': 'Un morceau Xet n’est pas une trame LZ4 entière.',
  'chunk-empty': 'Un morceau Xet dit ne rien contenir.',
  'chunk-packed-size': 'Un morceau Xet annonce une taille comprimée impossible.',
  'chunk-plain-size': 'Un morceau Xet ne donne pas les octets qu’il annonce.',
  'chunk-scheme': 'Un morceau Xet est comprimé par un procédé inconnu.',
  'chunk-too-large': 'Un morceau Xet est trop grand.',
  'chunk-version': 'Un morceau Xet est d’une version inconnue.',
  'shard-file-too-large': 'Un fichier du fragment Xet est trop grand ; partagez-le.',
  'shard-flags': 'Un fichier du fragment Xet a des indicateurs inconnus.',
  'shard-sha256-missing': 'Un fichier du fragment Xet n’a pas de SHA-256.',
  'shard-tag': 'Ces octets ne commencent pas comme un fragment Xet.',
  'shard-term': 'Un fichier du fragment Xet prend un nombre impossible d’octets ou de morceaux.',
  'shard-term-past-end': 'Le fragment Xet nomme des morceaux qui n’existent pas.',
  'shard-term-size': 'Le fragment Xet annonce d’autres tailles que celles des morceaux.',
  'shard-too-large': 'Le fragment Xet est trop grand.',
  'shard-too-many-files': 'Le fragment Xet a trop de fichiers.',
  'shard-truncated': 'Le fragment Xet finit trop tôt.',
  'shard-verification': 'L’empreinte de vérification du fragment Xet n’est pas celle des morceaux.',
  'shard-version': 'Le fragment Xet est d’une version inconnue.',
  'xorb-chunk-count': 'Le bloc Xet n’a pas le nombre de morceaux attendu.',
  'xorb-empty': 'Le bloc Xet est vide.',
  'xorb-lost': 'Un bloc Xet a été repris entre-temps ; envoyez-le de nouveau.',
  'xorb-mismatch': 'Le bloc Xet n’a pas l’empreinte annoncée ; envoyez-le de nouveau.',
  'xorb-too-large': 'Le bloc Xet est trop grand ; envoyez le reste dans un autre.',
  'xorb-too-many-chunks': 'Le bloc Xet a trop de morceaux ; envoyez le reste dans un autre.',
  'xorb-truncated': 'Le bloc Xet finit trop tôt.',
  'xorb-unknown': 'Le fragment nomme un bloc Xet que vous n’avez pas envoyé ici.',
};

export const protocolRefusals: RefusalWords<ProtocolRefusals> = {
  fr: {
    ...xetWords,
    'discussion-not-found': 'Il n’y a pas ici de discussions.',
    'files-stay':
      'Les grands fichiers ne se suppriment pas un à un : ceci est une archive, et ce qui a été mis en commit est gardé.',
    'grant-expired': 'Le jeton d’écriture pour Xet a expiré ; demandez-en un autre.',
    'grant-invalid': 'Ce n’est pas un jeton d’écriture pour Xet de ce service.',
    'history-stays':
      'L’histoire d’un dépôt est gardée : ceci est une archive, et les commits se citent par leur identifiant.',
    'paper-not-found': 'Il n’y a pas d’article publié de cet identifiant.',
  },
};

export const protocolFaults: FaultWords<ProtocolFaults> = {
  fr: {
    ...xetWords,
    'commit-content': 'Une ligne du commit n’a pas le contenu du fichier.',
    'commit-encoding': 'Codez les fichiers en base64 ou en utf-8.',
    'commit-file-too-large':
      'Un fichier est trop grand pour tenir dans un commit ; envoyez-le par LFS.',
    'commit-header': 'Commencez par {"key": "header", "value": {"summary": …}}.',
    'commit-key': 'Une ligne du commit a une clé inconnue.',
    'commit-line': 'Une ligne du commit ne peut être lue.',
    'commit-oid': 'Une ligne du commit n’a pas le SHA-256 du fichier.',
    'commit-path': 'Une ligne du commit n’a pas le chemin du fichier.',
    direction: 'Le sens d’un tri est -1, les plus récents ou les plus grands d’abord, ou 1.',
    'discussions-not-offered': 'Il n’y a pas ici de discussions ni de demandes de fusion.',
    'empty-branch': 'Une branche part d’un commit.',
    'expand-unknown': 'Ce n’est pas un champ d’un dépôt.',
    field: 'Un champ de la requête n’a pas la forme attendue.',
    'lfs-operation': 'Une opération LFS est « upload » ou « download ».',
    'malformed-json': 'Écrivez un objet JSON par ligne.',
    'num-parameters': 'Écrivez un intervalle tel que « min:6B,max:128B ».',
    'pull-requests-not-offered':
      'Il n’y a pas ici de demandes de fusion ; faites le commit sur une branche à vous.',
    raw: 'Seule la liste des fichiers changés se demande ici, avec « ?raw=true ».',
    'repository-type': 'Il y a des modèles, des jeux de données et des articles, et rien d’autre.',
    'sort-unknown': 'Les listes ne sont pas triées ainsi.',
  },
};
