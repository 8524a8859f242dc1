import type { InEveryLanguage } from './language.js';

/** The words about stored bytes that are read again. */
export interface FixityWords {
  /** On the page of a release. */
  readonly intact: (since: string) => string;
  readonly damagedHere: (count: string, isOne: boolean) => string;
  readonly checks: string;
  readonly events: string;
  /** On the pages of stewards. */
  readonly title: string;
  readonly hint: string;
  readonly lead: string;
  readonly noDamage: string;
  readonly standing: string;
  readonly allReadSince: (day: string) => string;
  readonly readEvery: (days: string) => string;
  readonly notScheduled: string;
  readonly late: string;
  readonly damaged: (count: string, isOne: boolean) => string;
  readonly seeDamaged: string;
  readonly outcome: string;
  readonly outcomes: Readonly<Record<'missing' | 'corrupt', string>>;
  readonly size: string;
  readonly lastLook: string;
  readonly releases: string;
  readonly draftsAlone: string;
  readonly moreReleases: string;
  readonly file: (path: string) => string;
  readonly remedyTitle: string;
  readonly withReplica: string;
  readonly withoutReplica: string;
}

export const fixityWords: InEveryLanguage<FixityWords> = {
  en: {
    intact: (since) =>
      `Every file was read on ${since} or later, compared with its SHA-256, and found intact.`,
    damagedHere: (count, isOne) =>
      isOne
        ? `${count} file was found damaged when it was last read. The stewards know.`
        : `${count} files were found damaged when they were last read. The stewards know.`,
    checks: 'All checks',
    events: 'Preservation events',
    title: 'Damaged files',
    hint: 'What was missing or corrupt when it was last read, and who holds it.',
    lead: 'Files whose bytes were missing, or were not those that were published, when they were last read.',
    noDamage: 'No file is damaged.',
    standing: 'Stored files',
    allReadSince: (day) => `Each was read on ${day} or later.`,
    readEvery: (days) => `Each is read again within ${days} days.`,
    notScheduled: 'They are not read again by the service: FIXITY_PERIOD_DAYS is 0.',
    late: 'The checks are late. Raise FIXITY_BYTES_PER_SECOND, or see in the log what cannot be read.',
    damaged: (count, isOne) =>
      isOne ? `${count} file is damaged.` : `${count} files are damaged.`,
    seeDamaged: 'See what is damaged',
    outcome: 'Found',
    outcomes: { missing: 'missing', corrupt: 'corrupt' },
    size: 'Size',
    lastLook: 'Last read (UTC)',
    releases: 'Releases that hold it',
    draftsAlone: 'Drafts alone.',
    moreReleases: 'and more.',
    file: (path) => `as ${path}`,
    remedyTitle: 'How to restore them',
    withReplica:
      'Each is looked for once a day in the replica that FIXITY_REPLICA names, or at once by',
    withoutReplica:
      'Without a replica, put the object back from a backup. The recorded checksum never changes: only the right bytes end the alarm.',
  },
  fr: {
    intact: (since) =>
      `Chaque fichier a été lu le ${since} ou plus tard, comparé à son SHA-256 et trouvé intact.`,
    damagedHere: (count, isOne) =>
      isOne
        ? `${count} fichier a été trouvé endommagé à sa dernière lecture. Les intendants le savent.`
        : `${count} fichiers ont été trouvés endommagés à leur dernière lecture. Les intendants le savent.`,
    checks: 'Tous les contrôles',
    events: 'Événements de conservation',
    title: 'Fichiers endommagés',
    hint: 'Ce qui manquait ou était altéré à la dernière lecture, et qui le contient.',
    lead: 'Les fichiers dont les octets manquaient, ou n’étaient pas ceux qui ont été publiés, à leur dernière lecture.',
    noDamage: 'Aucun fichier n’est endommagé.',
    standing: 'Fichiers conservés',
    allReadSince: (day) => `Chacun a été lu le ${day} ou plus tard.`,
    readEvery: (days) => `Chacun est relu en moins de ${days} jours.`,
    notScheduled: 'Le service ne les relit pas\u00a0: FIXITY_PERIOD_DAYS vaut 0.',
    late: 'Les contrôles ont du retard. Augmentez FIXITY_BYTES_PER_SECOND, ou cherchez dans le journal ce qui ne peut être lu.',
    damaged: (count, isOne) =>
      isOne ? `${count} fichier est endommagé.` : `${count} fichiers sont endommagés.`,
    seeDamaged: 'Voir ce qui est endommagé',
    outcome: 'Constat',
    outcomes: { missing: 'manquant', corrupt: 'altéré' },
    size: 'Taille',
    lastLook: 'Dernière lecture (UTC)',
    releases: 'Versions qui le contiennent',
    draftsAlone: 'Des brouillons seulement.',
    moreReleases: 'et d’autres.',
    file: (path) => `sous ${path}`,
    remedyTitle: 'Comment les restaurer',
    withReplica:
      'Chacun est cherché une fois par jour dans la réplique que nomme FIXITY_REPLICA, ou tout de suite par',
    withoutReplica:
      'Sans réplique, remettez l’objet en place depuis une sauvegarde. L’empreinte enregistrée ne change jamais\u00a0: seuls les bons octets mettent fin à l’alarme.',
  },
};
