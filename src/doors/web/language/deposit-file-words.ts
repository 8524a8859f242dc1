import type { InEveryLanguage } from './language.js';

/** The words of the files of a draft. */
export interface DepositFileWords {
  readonly addTitle: string;
  readonly addLead: string;
  readonly chooseFiles: string;
  readonly chooseFolder: string;
  readonly dropHere: string;
  readonly bareFolder: string;
  readonly folderLabel: string;
  readonly folderHint: string;
  readonly needsScript: string;
  readonly otherWays: string;
  readonly queueTitle: string;
  readonly queueColumns: {
    readonly file: string;
    readonly progress: string;
    readonly acts: string;
  };
  readonly total: string;
  readonly pauseAll: string;
  readonly resumeAll: string;
  readonly clearDone: string;
  readonly hereTitle: string;
  readonly none: string;
  readonly choose: string;
  readonly chooseFile: (path: string) => string;
  readonly deleteChosen: string;
  readonly nothingChosen: string;
  readonly isCard: string;
  readonly more: string;
  readonly fromStart: string;
  readonly licencesNow: string;
  readonly seeReport: string;
  /** What scripts say; `{…}` are filled in there. */
  readonly script: ScriptWords;
}

/** Texts that the page hands to its script. */
export interface ScriptWords {
  readonly waiting: string;
  readonly hashing: string;
  readonly sending: string;
  readonly checking: string;
  readonly committing: string;
  readonly done: string;
  readonly known: string;
  readonly paused: string;
  readonly offline: string;
  readonly retrying: string;
  readonly failed: string;
  readonly needsFile: string;
  readonly pause: string;
  readonly resume: string;
  readonly remove: string;
  readonly again: string;
  readonly twice: string;
  readonly cardReplaced: string;
  readonly moreRows: string;
  readonly summary: string;
  readonly speed: string;
  readonly remaining: string;
  readonly announceStart: string;
  readonly announceProgress: string;
  readonly announceDone: string;
  readonly announceFailed: string;
  readonly announceOffline: string;
  readonly resumable: string;
  readonly signedOut: string;
  readonly mismatch: string;
  readonly unreadable: string;
  readonly leave: string;
  readonly commitTitle: string;
}

export const depositFileWords: InEveryLanguage<DepositFileWords> = {
  en: {
    addTitle: 'Add files',
    addLead:
      'Each file is checked by its SHA-256 before it is kept. You may close this page: what was sent stays, and goes on from there when you choose the same files again.',
    chooseFiles: 'Choose files',
    chooseFolder: 'Choose a folder',
    dropHere: 'or drop files and folders here',
    bareFolder: 'Take the content of a folder without the folder’s own name',
    folderLabel: 'Put them into the folder',
    folderHint: 'Empty for the top. Left out: .git, .DS_Store and the like.',
    needsScript:
      'To upload here, your browser must run the scripts of this site. Everything else works without them.',
    otherWays: 'Other ways to bring files: git, the hf command and the API.',
    queueTitle: 'On their way',
    queueColumns: { file: 'File', progress: 'Progress', acts: 'Actions' },
    total: 'All together',
    pauseAll: 'Pause',
    resumeAll: 'Resume',
    clearDone: 'Hide those that are done',
    hereTitle: 'Files of the draft',
    none: 'There are none yet.',
    choose: 'Choose',
    chooseFile: (path) => `Choose ${path}`,
    deleteChosen: 'Delete the chosen files',
    nothingChosen: 'Choose the files to delete first.',
    isCard: 'the description',
    more: 'Further files',
    fromStart: 'From the first file',
    licencesNow: 'Licences as they stand',
    seeReport: 'See the licence report',
    script: {
      waiting: 'waiting',
      hashing: 'computing SHA-256: {percent}',
      sending: '{percent} of {size}',
      checking: 'checked by the service…',
      committing: 'added to the draft…',
      done: 'in the draft',
      known: 'in the draft; the bytes were here already',
      paused: 'paused at {percent}',
      offline: 'no connection; goes on by itself',
      retrying: 'interrupted; next attempt in {seconds} s',
      failed: 'refused',
      needsFile: '{percent} sent before; choose the file again to go on',
      pause: 'Pause {file}',
      resume: 'Resume {file}',
      remove: 'Remove {file}',
      again: 'Try {file} again',
      twice: 'A file with this path is in the list already; this one was left out.',
      cardReplaced: 'This file replaces the description of the draft.',
      moreRows: '… and {count} more',
      summary: '{done} of {count} files, {sent} of {size}',
      speed: '{speed}/s',
      remaining: 'about {time} left',
      announceStart: 'Being sent: {count}.',
      announceProgress: '{percent} sent.',
      announceDone: 'All files are in the draft.',
      announceFailed: 'Refused: {count}. The list says why.',
      announceOffline: 'The connection is broken. The upload goes on by itself.',
      resumable:
        'Begun earlier: {count}. Choose the same files again: only what is missing is sent.',
      signedOut: 'You are signed out. Sign in again in another tab, then resume here.',
      mismatch:
        'What arrived is not what was sent: its SHA-256 differs. Nothing of it was kept. Send the file again.',
      unreadable: 'The file cannot be read any more. Was it changed, moved or deleted?',
      leave: 'Files are still being sent.',
      commitTitle: 'Add files ({count})',
    },
  },
  fr: {
    addTitle: 'Ajouter des fichiers',
    addLead:
      'Chaque fichier est vérifié par son SHA-256 avant d’être gardé. Vous pouvez fermer cette page\u00a0: ce qui est envoyé reste, et l’envoi reprend là quand vous choisissez de nouveau les mêmes fichiers.',
    chooseFiles: 'Choisir des fichiers',
    chooseFolder: 'Choisir un dossier',
    dropHere: 'ou déposez ici fichiers et dossiers',
    bareFolder: 'Prendre le contenu d’un dossier sans le nom du dossier',
    folderLabel: 'Les mettre dans le dossier',
    folderHint: 'Vide pour la racine. Ne sont pas pris\u00a0: .git, .DS_Store et semblables.',
    needsScript:
      'Pour envoyer des fichiers ici, votre navigateur doit exécuter les scripts de ce site. Tout le reste s’en passe.',
    otherWays: 'Autres moyens d’apporter des fichiers\u00a0: git, la commande hf et l’API.',
    queueTitle: 'En route',
    queueColumns: { file: 'Fichier', progress: 'Avancement', acts: 'Actions' },
    total: 'En tout',
    pauseAll: 'Suspendre',
    resumeAll: 'Reprendre',
    clearDone: 'Masquer ceux qui sont arrivés',
    hereTitle: 'Fichiers du brouillon',
    none: 'Il n’y en a pas encore.',
    choose: 'Choisir',
    chooseFile: (path) => `Choisir ${path}`,
    deleteChosen: 'Supprimer les fichiers choisis',
    nothingChosen: 'Choisissez d’abord les fichiers à supprimer.',
    isCard: 'la description',
    more: 'Fichiers suivants',
    fromStart: 'Depuis le premier fichier',
    licencesNow: 'Les licences à ce jour',
    seeReport: 'Voir le rapport des licences',
    script: {
      waiting: 'en attente',
      hashing: 'calcul du SHA-256\u00a0: {percent}',
      sending: '{percent} de {size}',
      checking: 'vérification par le service…',
      committing: 'ajout au brouillon…',
      done: 'dans le brouillon',
      known: 'dans le brouillon\u202f; les octets étaient déjà là',
      paused: 'suspendu à {percent}',
      offline: 'pas de connexion\u202f; l’envoi reprendra de lui-même',
      retrying: 'interrompu\u202f; prochain essai dans {seconds} s',
      failed: 'refusé',
      needsFile: '{percent} déjà envoyés\u202f; choisissez de nouveau le fichier pour continuer',
      pause: 'Suspendre {file}',
      resume: 'Reprendre {file}',
      remove: 'Retirer {file}',
      again: 'Réessayer {file}',
      twice: 'Un fichier du même chemin est déjà dans la liste\u202f; celui-ci n’a pas été pris.',
      cardReplaced: 'Ce fichier remplace la description du brouillon.',
      moreRows: '… et {count} autres',
      summary: '{done} fichiers sur {count}, {sent} sur {size}',
      speed: '{speed}/s',
      remaining: 'encore {time} environ',
      announceStart: 'Fichiers en cours d’envoi\u00a0: {count}.',
      announceProgress: '{percent} envoyés.',
      announceDone: 'Tous les fichiers sont dans le brouillon.',
      announceFailed: 'Fichiers refusés\u00a0: {count}. La liste dit pourquoi.',
      announceOffline: 'La connexion est coupée. L’envoi reprendra de lui-même.',
      resumable:
        'Envois commencés\u00a0: {count}. Choisissez de nouveau les mêmes fichiers\u00a0: seul ce qui manque sera envoyé.',
      signedOut:
        'Vous n’êtes plus connecté. Reconnectez-vous dans un autre onglet, puis reprenez ici.',
      mismatch:
        'Ce qui est arrivé n’est pas ce qui est parti\u00a0: le SHA-256 diffère. Rien n’en a été gardé. Envoyez de nouveau le fichier.',
      unreadable: 'Le fichier ne se lit plus. A-t-il été modifié, déplacé ou supprimé\u202f?',
      leave: 'Des fichiers sont encore en cours d’envoi.',
      commitTitle: 'Add files ({count})',
    },
  },
};
