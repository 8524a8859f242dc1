import type { LicenceReason } from '../licensing/reason-code.js';
import { quoted } from './french.js';
import type { LicenceFacts, LicenceFaults } from './licence-facts.js';
import { refusalInFrench, verdictInFrench } from './licence-sentences.js';
import { kindsInFrench, reasonsInFrench } from './licence-words.js';
import type { FaultWords } from './sentences.js';

type BaseUnknown = Extract<LicenceFacts, { readonly about: 'base-unknown' }>;

const ofLicences = Object.fromEntries(
  Object.keys(reasonsInFrench).map((code) => [
    code,
    (facts: LicenceFacts) => licenceFault(code as LicenceReason, facts),
  ]),
) as Record<LicenceReason, (facts: LicenceFacts) => string>;

export const licenceFaults: FaultWords<LicenceFaults> = {
  fr: {
    ...ofLicences,
    ACC_EMBARGO: ({ name, value }) =>
      `La fiche dit ${name}: ${value}, mais une version est en libre accès dès le premier jour. Retirez-le, et gardez l’œuvre en brouillon jusqu’à ce qu’elle puisse être publique.`,
    ACC_GATED: ({ name, value }) =>
      `La fiche dit ${name}: ${value}, mais les fichiers publiés sont à tous, sans demande, acceptation ni compte. Retirez-le ; ce que vous voudriez demander aux gens peut être dit dans la description, comme un conseil.`,
    ACC_PRICE: ({ name, value }) =>
      `La fiche dit ${name}: ${value}, mais les fichiers publiés n’ont pas de prix. Retirez-le.`,
  },
};

function licenceFault(code: LicenceReason, facts: LicenceFacts): string {
  switch (facts.about) {
    case 'licence':
      return [refusalInFrench(facts), ...mention(facts), ...filesNamed(facts)].join(' ');
    case 'empty-release':
      return 'La version ne contient aucun fichier, ou seulement des fichiers vides. Ajoutez ce qui est à publier.';
    case 'reuse':
      return `${facts.path} n’est pas un REUSE.toml de version 1, et personne ne peut dire quelles licences il énonce. Corrigez-le ou retirez-le.`;
    case 'card-terms':
      return `Le champ ${quoted(facts.name)} de la fiche ajoute des conditions à la licence. Retirez-le, ou portez-le dans la description comme un conseil qui n’oblige personne.`;
    case 'header':
      return `${facts.path} est déclaré sous ${facts.declared}, et l’en-tête du fichier dit ${facts.embedded}. ${remedyOf(code)}`;
    case 'text':
      return facts.path === undefined
        ? `Le texte de ${facts.id} demande les noms des titulaires des droits, et aucun n’est connu. ${remedyOf(code)}`
        : `Le texte de ${facts.id} n’est pas parmi ceux de ce service, et la version doit le porter. Ajoutez-le comme ${facts.path}.`;
    case 'text-differs':
      return `${facts.path} n’est pas ${facts.nearest === null ? 'le texte d’une licence sur laquelle se fonde la version' : `le texte de ${facts.nearest}`} : ${facts.added === null ? `il ne s’accorde avec lui qu’à ${facts.percent} %` : `il ajoute ${quoted(facts.added)}`}. Prenez le texte de référence, ou retirez le fichier et le texte sera ajouté.`;
    case 'base-unknown':
      return `${whyUnknown(facts)} Si sa licence est ouverte, ajoutez à la fiche :\n${facts.addToCard}`;
    case 'base-cycle':
      return `${facts.id} repose sur ce dépôt même, et l’on ne peut dire d’où elle vient. ${remedyOf(code)}`;
    case 'base-closed':
      return `La base ${facts.id} est sous ${facts.verdict.canonical ?? 'une licence fermée'}. ${verdictInFrench(facts.verdict, 'weights')} ${remedyOf(code)}`;
    case 'base-conflict':
      return `La base ${facts.id} est sous ${facts.licence}, qui ne permet pas de publier sous ${facts.derived} des poids qui en sont tirés. ${facts.satisfying.length === 0 ? 'Aucune licence ne convient à toutes les bases.' : `Conviendraient à toutes les bases : ${facts.satisfying.join(', ')}.`}`;
    case 'widening':
      return `${facts.path} est sous ${facts.licence}, et ce qui fut permis le reste : ${quoted(facts.requested)} ${
        code === 'LIC_NARROWED'
          ? 'en retire une part'
          : `ajoute ${facts.term ?? 'une licence'}, qui ${reasonsInFrench[code].why}`
      }. Permis, par exemple : ${facts.allowed}.`;
  }
}

function mention({ isMention }: { readonly isMention?: boolean }): readonly string[] {
  return isMention === true
    ? [
        'Si le fichier ne fait que parler de ces mentions, entourez le passage de REUSE-IgnoreStart et REUSE-IgnoreEnd.',
      ]
    : [];
}

/** R6b */
function filesNamed({
  kind,
  files,
  moreFiles = 0,
  accepted,
}: Extract<LicenceFacts, { readonly about: 'licence' }>): readonly string[] {
  if (files === undefined) return [];
  const more = moreFiles > 0 ? ` et ${moreFiles} autres` : '';
  return [
    `La version demande une licence à part pour ${kindsInFrench[kind]} (${files.join(', ')}${more}) ; ajoutez à la fiche, par exemple : licences: {${kind}: ${accepted[0] ?? ''}}.`,
  ];
}

function whyUnknown({ id, why }: BaseUnknown): string {
  switch (why.what) {
    case 'no-name':
      return `Le champ ${quoted(why.field)} de la fiche ne nomme aucune base.`;
    case 'not-here':
      return `La base ${id} n’est pas publiée ici et la fiche ne donne pas sa licence.`;
    case 'unreadable':
      return `On ne peut se fier à la licence de la base ${id} : ${verdictInFrench(why.verdict, 'weights')}`;
    case 'undeclared':
      return `${why.path} dit avoir été fait à partir de ${why.name}, et la fiche ne le déclare pas.`;
  }
}

function remedyOf(code: LicenceReason): string {
  return reasonsInFrench[code].remedy ?? '';
}
