import { quoted } from './french.js';
import type { FaultWords } from './sentences.js';

/** What the bytes of a weight file get wrong of its format (supply-chain 2 and 3). */
type FormatCode =
  | 'gguf_alignment'
  | 'gguf_bad_key'
  | 'gguf_bad_tensor'
  | 'gguf_bad_type'
  | 'gguf_bad_value'
  | 'gguf_big_endian'
  | 'gguf_duplicate_key'
  | 'gguf_header_too_large'
  | 'gguf_magic'
  | 'gguf_offset'
  | 'gguf_string'
  | 'gguf_too_many'
  | 'gguf_trailing_bytes'
  | 'gguf_truncated'
  | 'gguf_version'
  | 'json-duplicate-key'
  | 'json-malformed'
  | 'st_bad_dtype'
  | 'st_bad_metadata'
  | 'st_bad_name'
  | 'st_bad_offsets'
  | 'st_bad_shape'
  | 'st_bad_tensor'
  | 'st_data_truncated'
  | 'st_duplicate_key'
  | 'st_header_bad_json'
  | 'st_header_bad_padding'
  | 'st_header_bad_start'
  | 'st_header_not_utf8'
  | 'st_header_too_large'
  | 'st_header_truncated'
  | 'st_hole'
  | 'st_index_malformed'
  | 'st_index_missing_shard'
  | 'st_misaligned'
  | 'st_overlap'
  | 'st_size_mismatch'
  | 'st_too_many_tensors'
  | 'st_too_small'
  | 'st_trailing_bytes';

interface FormatFacts {
  /** Of the artifact; absent while only its bytes are known. */
  readonly path?: string;
  /** What is at fault: the name of a tensor, a key, a number, places. */
  readonly value?: string;
}

export type FormatFaults = Readonly<Record<FormatCode, FormatFacts>>;

export const formatFaults: FaultWords<FormatFaults> = {
  fr: {
    gguf_alignment: unreadable((value) => `l’alignement${value} n’est pas accepté`),
    gguf_bad_key: unreadable(
      (value) => `une clé${value} n’est pas en ASCII imprimable ou a une longueur impossible`,
    ),
    gguf_bad_tensor: unreadable((value) => `un tenseur${value} est mal décrit`),
    gguf_bad_type: unreadable((value) => `un tenseur${value} a un type qui n’est plus lu`),
    gguf_bad_value: unreadable((value) => `une valeur de l’en-tête${value} est impossible`),
    gguf_big_endian: unreadable(() => 'le fichier est gros-boutiste (big-endian)'),
    gguf_duplicate_key: unreadable((value) => `la clé${value} y est deux fois`),
    gguf_header_too_large: unreadable((value) => `l’en-tête dépasse ce qui est lu${value}`),
    gguf_magic: unreadable(() => 'le fichier ne commence pas par « GGUF »'),
    gguf_offset: unreadable((value) => `un tenseur${value} n’est pas à la place annoncée`),
    gguf_string: unreadable((value) => `une chaîne annonce une longueur impossible${value}`),
    gguf_too_many: unreadable((value) => `l’en-tête annonce trop de clés ou de tenseurs${value}`),
    gguf_trailing_bytes: unreadable((value) => `des octets suivent le dernier tenseur${value}`),
    gguf_truncated: unreadable((value) => `le fichier finit trop tôt${value}`),
    gguf_version: unreadable((value) => `seules les versions 2 et 3 de GGUF sont lues${value}`),
    'json-duplicate-key': unreadable(
      (value) => `la clé${value} est deux fois dans un même objet JSON`,
    ),
    'json-malformed': unreadable((value) => `le JSON est mal formé${value}`),
    st_bad_dtype: unreadable((value) => `un tenseur${value} a un type inconnu`),
    st_bad_metadata: unreadable((value) => `« __metadata__ » n’est pas un objet de textes${value}`),
    st_bad_name: unreadable((value) => `le nom d’un tenseur a une longueur impossible${value}`),
    st_bad_offsets: unreadable(
      (value) => `les « data_offsets » d’un tenseur${value} ne sont pas [début, fin]`,
    ),
    st_bad_shape: unreadable(
      (value) => `la forme d’un tenseur${value} n’est pas une liste d’entiers acceptables`,
    ),
    st_bad_tensor: unreadable((value) => `un tenseur${value} n’est pas un objet`),
    st_data_truncated: unreadable((value) => `il manque des octets aux tenseurs${value}`),
    st_duplicate_key: unreadable((value) => `la clé${value} y est deux fois`),
    st_header_bad_json: unreadable(
      (value) => `l’en-tête n’est pas un objet JSON bien formé${value}`,
    ),
    st_header_bad_padding: unreadable(() => 'l’en-tête ne se termine pas par « } » et des espaces'),
    st_header_bad_start: unreadable(() => 'l’en-tête ne commence pas par « { »'),
    st_header_not_utf8: unreadable(() => 'l’en-tête n’est pas en UTF-8'),
    st_header_too_large: unreadable((value) => `l’en-tête dépasse ce qui est accepté${value}`),
    st_header_truncated: unreadable(
      (value) => `l’en-tête annonce plus d’octets que le fichier n’en a${value}`,
    ),
    st_hole: unreadable((value) => `il y a un trou avant le tenseur${value}`),
    st_index_malformed: unreadable(
      (value) => `l’index n’a pas de « weight_map » lisible, ou est trop grand${value}`,
    ),
    st_index_missing_shard: unreadable(
      (value) => `l’index nomme des fichiers qui manquent${value}`,
    ),
    st_misaligned: unreadable((value) => `un tenseur${value} ne remplit pas des octets entiers`),
    st_overlap: unreadable((value) => `un tenseur${value} en recouvre un autre`),
    st_size_mismatch: unreadable(
      (value) => `un tenseur${value} n’a pas le nombre d’octets que veut sa forme`,
    ),
    st_too_many_tensors: unreadable((value) => `l’en-tête liste trop de tenseurs${value}`),
    st_too_small: unreadable((value) => `le fichier est trop petit pour un en-tête${value}`),
    st_trailing_bytes: unreadable((value) => `des octets suivent le dernier tenseur${value}`),
  },
};

/** @param problem completes the path; its argument is what is at fault, in brackets, or nothing */
function unreadable(problem: (value: string) => string) {
  return ({ path, value }: FormatFacts): string => {
    const said = problem(value === undefined ? '' : ` (${value})`);
    const what = path === undefined ? 'Le fichier' : quoted(path);
    return `${what} ne peut être lu : ${said} ; exportez de nouveau le fichier.`;
  };
}
