import { digits, quoted } from './french.js';
import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

/** A revision that cannot be released, where it was proposed. */
interface Proposed {
  readonly repository?: string;
  readonly version?: string;
  readonly reasons?: number;
}

/** Refusals about releases; of those that list faults, the faults say more. */
export interface ReleaseRefusals {
  'amendment-refused': Nothing;
  'artifact-malformed': Nothing;
  'artifact-not-found': { readonly path: string };
  'artifact-unverified': Proposed;
  'card-invalid': Proposed;
  'doi-not-waiting': { readonly doi: string };
  'ground-not-accepted': Nothing;
  'licence-not-open': Proposed;
  'licence-text-not-found': { readonly licence: string; readonly version?: string };
  'no-registrar': Nothing;
  'not-published': {
    readonly version?: string;
    readonly instead: 'abandon' | 'nothing' | 'propose' | 'publish' | 'licence';
  };
  'pid-not-found': { readonly pid: string };
  'release-abandoned': Nothing;
  'release-not-found': { readonly repository: string; readonly version?: string };
  'release-withdrawn': { readonly version?: string };
  'replacement-not-found': { readonly version: string; readonly repository: string };
  'review-open': { readonly until: string };
  withdrawn: { readonly version: string };
}

export interface ReleaseFaults {
  ACC_NOT_A_GROUND: { readonly category?: string };
  'artifact-quarantined': { readonly path: string };
  'artifact-unverified': { readonly path: string };
  'patch-path': {
    readonly path: string;
    readonly why: 'missing' | 'whole' | 'stays';
  };
  /** Without the limit for one operation. */
  'patch-shape': { readonly limit?: number };
  'patch-test': { readonly path: string };
  'reason-missing': Nothing;
}

const notPublishedRemedies = {
  abandon: 'Abandonnez plutôt la candidature.',
  nothing: 'Il n’y a rien à lever.',
  propose: 'Modifiez la fiche et proposez-la de nouveau.',
  publish: 'Publiez-la d’abord.',
  licence: 'Changez la licence dans la fiche et proposez de nouveau la révision.',
} as const;

const liftRemedy = 'Un intendant peut lever le retrait.';

export const releaseRefusals: RefusalWords<ReleaseRefusals> = {
  fr: {
    'amendment-refused': 'L’amendement ne change rien, ou change ce qui ne peut l’être.',
    'artifact-malformed': 'Le fichier n’est pas au format qu’il annonce.',
    'artifact-not-found': ({ path }) =>
      `${quoted(path)} n’est pas un fichier de cette version qui porte une licence.`,
    'artifact-unverified': (proposed) =>
      refusedProposal(proposed) ?? 'On ne peut se fier aux octets d’un fichier.',
    'card-invalid': (proposed) => refusedProposal(proposed) ?? 'La fiche (README.md) a des fautes.',
    'doi-not-waiting': ({ doi }) => `Aucun DOI ${quoted(doi)} n’attend ni n’a échoué.`,
    'ground-not-accepted': {
      message:
        'Une version n’est retirée que pour un motif légal, de vie privée ou de sécurité, énoncé publiquement.',
      remedy:
        'Pour mettre en garde contre une version qui reste lisible, apposez-y un avertissement.',
    },
    'licence-not-open': (proposed) =>
      refusedProposal(proposed) ?? {
        message: 'Une licence, ou une autre condition, n’est pas ouverte.',
        remedy: 'Chaque entrée dit ce qui serait accepté.',
      },
    'licence-text-not-found': ({ licence, version }) =>
      version === undefined
        ? `Écrivez ${quoted(`${licence}.txt`)}.`
        : `La version ${version} ne repose pas sur la licence ${quoted(licence)}.`,
    'no-registrar': {
      message: 'Aucune agence d’enregistrement de DOI n’est configurée.',
      remedy: 'Définissez DATACITE_URL et les variables qui l’accompagnent.',
    },
    'not-published': ({ version, instead }) => ({
      message:
        version === undefined
          ? 'Cette version n’est pas publiée.'
          : `La version ${version} n’est pas publiée.`,
      remedy: notPublishedRemedies[instead],
    }),
    'pid-not-found': ({ pid }) => `Rien de public n’a l’identifiant ${pid}.`,
    'release-abandoned': {
      message: 'Cette candidature a été abandonnée.',
      remedy: 'Proposez de nouveau la révision ; son nom de version est libre.',
    },
    'release-not-found': ({ repository, version }) =>
      version === undefined
        ? `${repository} ne montre aucune version publiée.`
        : `${repository} n’a pas de version ${quoted(version)}.`,
    'release-withdrawn': ({ version }) => ({
      message:
        version === undefined ? 'Cette version est retirée.' : `La version ${version} est retirée.`,
      remedy: liftRemedy,
    }),
    'replacement-not-found': ({ version, repository }) =>
      `${quoted(version)} n’est pas une autre version publiée de ${repository}.`,
    'review-open': ({ until }) => ({
      message: `Les conseillers peuvent répondre jusqu’au ${until}.`,
      remedy:
        'Attendez la fin du délai ou la réponse de tous les invités, ou passez outre en donnant publiquement vos raisons (« waiver »).',
    }),
    withdrawn: ({ version }) => `La version ${version} est retirée ; sa notice demeure.`,
  },
};

export const releaseFaults: FaultWords<ReleaseFaults> = {
  fr: {
    ACC_NOT_A_GROUND: ({ category }) =>
      category === undefined
        ? 'Un retrait demande un énoncé public de son motif.'
        : `${quoted(category)} n’est pas un motif de retrait ; seuls le sont les motifs légaux (« legal »), de vie privée (« privacy ») et de sécurité (« safety »).`,
    'artifact-quarantined': ({ path }) =>
      `Les octets de ${quoted(path)} sont en quarantaine ; remplacez le fichier, ou demandez à un intendant de se prononcer de nouveau.`,
    'artifact-unverified': ({ path }) =>
      `Les octets de ${quoted(path)} n’ont pas été vérifiés ; envoyez-le de nouveau.`,
    'patch-path': ({ path, why }) => {
      switch (why) {
        case 'missing':
          return `Il n’y a pas de ${quoted(path)} à amender.`;
        case 'whole':
          return 'On ne remplace pas toute la notice ; amendez un champ.';
        case 'stays':
          return `${quoted(path)} ne peut être retiré.`;
      }
    },
    'patch-shape': ({ limit }) =>
      limit === undefined
        ? 'Écrivez {"op": "add" | "replace" | "remove" | "test", "path": "/…", "value": …}.'
        : `Un amendement est une liste de 1 à ${limit} opérations JSON Patch.`,
    'patch-test': ({ path }) => `${quoted(path)} a une autre valeur ; relisez la notice.`,
    'reason-missing': 'Un avertissement demande une raison publique.',
  },
};

function refusedProposal({ repository, version, reasons }: Proposed) {
  if (repository === undefined || version === undefined || reasons === undefined) return null;
  const why = reasons === 1 ? 'pour une raison' : `pour ${digits(reasons)} raisons`;
  return {
    message: `${repository} ne peut être publié sous le nom ${version}, ${why}.`,
    remedy:
      'Corrigez ce que nomme chaque entrée, faites un commit, et proposez la nouvelle révision.',
  };
}
