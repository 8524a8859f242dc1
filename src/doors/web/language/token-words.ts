import type { TokenScope } from '../../../domain/release/viewer.js';
import type { InEveryLanguage } from './language.js';

/** The words of the pages of access tokens, one's own and, for stewards, those of others. */
export interface TokenWords {
  readonly title: string;
  readonly lead: string;
  readonly revoked: string;
  readonly list: string;
  readonly none: string;
  readonly name: string;
  readonly scope: string;
  readonly ends: string;
  readonly made: string;
  readonly lastUse: string;
  readonly never: string;
  readonly neverUsed: string;
  readonly endsWith: (lastFour: string) => string;
  readonly action: string;
  readonly revoke: string;
  readonly revokeNamed: (name: string) => string;
  readonly makeTitle: string;
  readonly nameHint: string;
  readonly scopeHint: string;
  readonly scopes: Readonly<Record<TokenScope, string>>;
  readonly expiry: string;
  readonly expiryHint: string;
  readonly make: string;
  readonly madeTitle: string;
  readonly madeOnce: string;
  readonly copy: string;
  readonly copied: string;
  readonly useTitle: string;
  readonly useHint: string;
  readonly backToList: string;
  readonly confirmTitle: string;
  readonly confirm: (name: string, lastFour: string) => string;
  readonly confirmHint: string;
  readonly confirmSession: string;
}

export const tokenWords: InEveryLanguage<TokenWords> = {
  en: {
    title: 'Access tokens',
    lead: 'A token is a password for one program or one machine. Give each its own, and revoke the ones that you no longer use.',
    revoked: 'The token was revoked. Nothing accepts it any more.',
    list: 'Tokens in force',
    none: 'None.',
    name: 'Name',
    scope: 'Scope',
    ends: 'Expires',
    made: 'Made',
    lastUse: 'Last used',
    never: 'never',
    neverUsed: 'never',
    endsWith: (lastFour) => `ends with ${lastFour}`,
    action: 'Action',
    revoke: 'Revoke',
    revokeNamed: (name) => `Revoke the token “${name}”`,
    makeTitle: 'Make a token',
    nameHint: 'For you to tell it from the others: “laptop”, “cluster”.',
    scopeHint: 'A token that only reads can do no harm where it leaks.',
    scopes: { read: 'read', write: 'read and change' },
    expiry: 'Last day',
    expiryHint: 'Left empty, it does not expire. A short life limits what a lost token costs.',
    make: 'Make the token',
    madeTitle: 'Your new token',
    madeOnce: 'It is shown this once, and kept nowhere. Copy it now.',
    copy: 'Copy',
    copied: 'Copied',
    useTitle: 'To use it',
    useHint: 'These two lines in a terminal make the usual tools work with this place:',
    backToList: 'Back to the tokens',
    confirmTitle: 'Revoke a token',
    confirm: (name, lastFour) =>
      `The token “${name}”, which ends with ${lastFour}, will be revoked for ever.`,
    confirmHint: 'Programs that use it will be refused from the next moment on.',
    confirmSession: 'Browsers that signed in with it are signed out, this one too if it did.',
  },
  fr: {
    title: 'Jetons d’accès',
    lead: 'Un jeton est le mot de passe d’un programme ou d’une machine. Donnez à chacun le sien, et révoquez ceux qui ne servent plus.',
    revoked: 'Le jeton est révoqué. Plus rien ne l’accepte.',
    list: 'Jetons en vigueur',
    none: 'Aucun.',
    name: 'Nom',
    scope: 'Portée',
    ends: 'Expire',
    made: 'Créé',
    lastUse: 'Dernier usage',
    never: 'jamais',
    neverUsed: 'jamais',
    endsWith: (lastFour) => `finit par ${lastFour}`,
    action: 'Action',
    revoke: 'Révoquer',
    revokeNamed: (name) => `Révoquer le jeton «\u00a0${name}\u00a0»`,
    makeTitle: 'Créer un jeton',
    nameHint: 'Pour le distinguer des autres : « portable », « grappe de calcul ».',
    scopeHint: 'Un jeton qui ne fait que lire ne cause aucun tort s’il fuite.',
    scopes: { read: 'lecture', write: 'lecture et écriture' },
    expiry: 'Dernier jour',
    expiryHint: 'Laissé vide, il n’expire pas. Une vie courte limite ce que coûte un jeton perdu.',
    make: 'Créer le jeton',
    madeTitle: 'Votre nouveau jeton',
    madeOnce: 'Il n’est montré que cette fois et n’est conservé nulle part. Copiez-le maintenant.',
    copy: 'Copier',
    copied: 'Copié',
    useTitle: 'Pour s’en servir',
    useHint: 'Ces deux lignes dans un terminal font travailler les outils habituels avec ce lieu :',
    backToList: 'Revenir aux jetons',
    confirmTitle: 'Révoquer un jeton',
    confirm: (name, lastFour) =>
      `Le jeton «\u00a0${name}\u00a0», qui finit par ${lastFour}, sera révoqué pour toujours.`,
    confirmHint: 'Les programmes qui l’utilisent seront refusés dès l’instant suivant.',
    confirmSession:
      'Les navigateurs connectés avec lui sont déconnectés, y compris celui-ci si c’est le cas.',
  },
};
