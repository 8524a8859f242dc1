import type { InEveryLanguage } from './language.js';

/** The words of an advisor's own opinions, and of their export. */
export interface OwnOpinionWords {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly revisable: string;
  readonly final: string;
  readonly onWork: (version: string) => string;
  readonly backToQueue: string;
  readonly exportTitle: string;
  readonly exportLead: string;
  readonly export: string;
  readonly verifyTitle: string;
  readonly verifySteps: readonly string[];
  readonly keys: string;
  readonly recordTitle: string;
  readonly recordLead: (handle: string, count: string, on: string) => string;
  readonly recordSum: string;
  readonly recordMeans: string;
}

export const ownOpinionWords: InEveryLanguage<OwnOpinionWords> = {
  en: {
    title: 'Your opinions',
    lead: 'All that you have advised, the newest first.',
    none: 'You have given no opinion yet.',
    revisable: 'not published yet: you may revise it',
    final: 'published, and final',
    onWork: (version) => `version ${version}`,
    backToQueue: 'Back to the reviews',
    exportTitle: 'A record of service',
    exportLead:
      'All your opinions on what is published, in one file signed by this place: for your records, or for whoever asks what you do as an advisor.',
    export: 'Download the signed file (JSON)',
    verifyTitle: 'How anybody can check it',
    verifySteps: [
      'Write its “document” as RFC 8785 JSON.',
      'Put the base64url of that between the two dots of “signature.jws”, and verify it with the public key that “signature.kid” names.',
      'The page /reviews/exports/ followed by its “code” says who exported it, when, and the SHA-256 of its document.',
    ],
    keys: 'Public keys of this place',
    recordTitle: 'An export of opinions',
    recordLead: (handle, count, on) => `${handle} exported ${count} opinions on ${on}.`,
    recordSum: 'SHA-256 of its document',
    recordMeans:
      'If the file you were shown has this checksum (of its “document”, written as RFC 8785 JSON), it is the one that this place signed.',
  },
  fr: {
    title: 'Vos avis',
    lead: 'Tout ce que vous avez conseillé, le plus récent d’abord.',
    none: 'Vous n’avez pas encore donné d’avis.',
    revisable: 'pas encore publié\u00a0: vous pouvez le revoir',
    final: 'publié, et définitif',
    onWork: (version) => `version ${version}`,
    backToQueue: 'Revenir aux avis demandés',
    exportTitle: 'Un état de service',
    exportLead:
      'Tous vos avis sur ce qui est publié, dans un seul fichier signé par ce lieu\u00a0: pour vos archives, ou pour qui demande ce que vous faites comme conseiller.',
    export: 'Télécharger le fichier signé (JSON)',
    verifyTitle: 'Comment chacun peut le vérifier',
    verifySteps: [
      'Écrire son «\u00a0document\u00a0» en JSON selon la RFC 8785.',
      'En placer le base64url entre les deux points de «\u00a0signature.jws\u00a0», et vérifier le tout avec la clé publique que désigne «\u00a0signature.kid\u00a0».',
      'La page /reviews/exports/ suivie de son «\u00a0code\u00a0» dit qui l’a exporté, quand, et le SHA-256 de son document.',
    ],
    keys: 'Clés publiques de ce lieu',
    recordTitle: 'Un export d’avis',
    recordLead: (handle, count, on) => `${handle} a exporté ${count} avis le ${on}.`,
    recordSum: 'SHA-256 de son document',
    recordMeans:
      'Si le fichier qu’on vous a montré a cette somme (celle de son «\u00a0document\u00a0» écrit en JSON selon la RFC 8785), c’est celui que ce lieu a signé.',
  },
};
