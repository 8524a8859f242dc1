import type { InEveryLanguage } from './language.js';

/** The words about what files of weights consist of. */
export interface TensorWords {
  readonly title: string;
  readonly ofFile: (file: string) => string;
  readonly count: (count: string, isOne: boolean) => string;
  readonly span: (first: string, last: string) => string;
  readonly columns: {
    readonly name: string;
    readonly dtype: string;
    readonly shape: string;
    readonly parameters: string;
  };
  readonly scalar: string;
  readonly ggufOrder: string;
  readonly tooLong: string;
  readonly unreadable: string;
  readonly none: string;
  readonly noFiles: string;
  readonly chooseFile: string;
  readonly allFiles: string;
  readonly next: string;
  readonly first: string;
  readonly see: string;
}

export const tensorWords: InEveryLanguage<TensorWords> = {
  en: {
    title: 'Tensors',
    ofFile: (file) => `Tensors of ${file}`,
    count: (count, isOne) => (isOne ? 'One tensor' : `${count} tensors`),
    span: (first, last) => `${first} to ${last} on this page`,
    columns: { name: 'Name', dtype: 'Number format', shape: 'Shape', parameters: 'Parameters' },
    scalar: 'scalar',
    ggufOrder: 'Shapes are as GGUF writes them, the innermost dimension first.',
    tooLong: 'The header of this file has more than 25 MB and is not read here.',
    unreadable: 'This file cannot be read as safetensors or GGUF.',
    none: 'There are no tensors on this page.',
    noFiles: 'This release has no weights in safetensors or GGUF.',
    chooseFile: 'Choose a file to see what it consists of.',
    allFiles: 'All files of weights',
    next: 'Further tensors',
    first: 'First tensors',
    see: 'All tensors, with their shapes',
  },
  fr: {
    title: 'Tenseurs',
    ofFile: (file) => `Tenseurs de ${file}`,
    count: (count, isOne) => (isOne ? 'Un tenseur' : `${count} tenseurs`),
    span: (first, last) => `${first} à ${last} sur cette page`,
    columns: {
      name: 'Nom',
      dtype: 'Format de nombre',
      shape: 'Dimensions',
      parameters: 'Paramètres',
    },
    scalar: 'scalaire',
    ggufOrder: 'Les dimensions sont celles que GGUF écrit, la plus interne d’abord.',
    tooLong: 'L’en-tête de ce fichier dépasse 25 Mo et n’est pas lu ici.',
    unreadable: 'Ce fichier ne se lit ni comme safetensors ni comme GGUF.',
    none: 'Il n’y a pas de tenseur sur cette page.',
    noFiles: 'Cette version n’a pas de poids en safetensors ni en GGUF.',
    chooseFile: 'Choisissez un fichier pour voir de quoi il est fait.',
    allFiles: 'Tous les fichiers de poids',
    next: 'Tenseurs suivants',
    first: 'Premiers tenseurs',
    see: 'Tous les tenseurs, avec leurs dimensions',
  },
};
