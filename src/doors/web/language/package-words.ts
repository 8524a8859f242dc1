import type { InEveryLanguage } from './language.js';

interface PackageWords {
  readonly toKeep: string;
  readonly bag: string;
  readonly bagOfAddresses: string;
  readonly crate: string;
}

/** Words about packages that are made to be kept. */
export const packageWords: InEveryLanguage<PackageWords> = {
  en: {
    toKeep: 'To be kept',
    bag: 'BagIt (tar)',
    bagOfAddresses: 'BagIt without the files',
    crate: 'RO-Crate (zip)',
  },
  fr: {
    toKeep: 'À conserver',
    bag: 'BagIt (tar)',
    bagOfAddresses: 'BagIt sans les fichiers',
    crate: 'RO-Crate (zip)',
  },
};
