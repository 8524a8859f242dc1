/** A file as far as its name tells whether it holds weights. */
interface NamedFile {
  readonly path: string;
}

/** Which safetensors files of a revision are its model. */
export type SafetensorsChoice<File extends NamedFile> =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  /** Those that this index names, relative to the root. */
  | { readonly kind: 'index'; readonly index: File };

/** The largest models have some 700 shards; more are not opened for a count. */
const maxShards = 1_024;
const shardName = /^(.*)-(\d{5})-of-(\d{5})(\.[a-z]+)$/;
/** What libraries call the weights of a model, the most common first. */
const stems = ['model', 'adapter_model', 'diffusion_pytorch_model', 'consolidated'] as const;

/**
 * Chooses as the Hub does: a file of a name that libraries load, or the shards that its index names,
 * or what is the only model at the root. Of several unrelated ones none is the model: null.
 */
export function chooseSafetensors<File extends NamedFile>(
  files: readonly File[],
): SafetensorsChoice<File> | null {
  const atRoot = new Map(
    files.filter(({ path }) => !path.includes('/')).map((file) => [file.path, file]),
  );
  for (const stem of stems) {
    const whole = atRoot.get(`${stem}.safetensors`);
    if (whole !== undefined) return { kind: 'files', files: [whole] };
    const index = atRoot.get(`${stem}.safetensors.index.json`);
    if (index !== undefined) return { kind: 'index', index };
  }
  const sets = shardSets([...atRoot.values()].filter(({ path }) => path.endsWith('.safetensors')));
  const [only] = sets;
  return only === undefined || sets.length > 1 ? null : { kind: 'files', files: only };
}

/** The shards that the text of an index names; null where it is none, or one is missing. */
export function shardsOfIndex<File extends NamedFile>(
  document: unknown,
  files: readonly File[],
): readonly File[] | null {
  const weightMap: unknown =
    typeof document === 'object' && document !== null && 'weight_map' in document
      ? document.weight_map
      : null;
  if (typeof weightMap !== 'object' || weightMap === null) return null;
  const names = new Set(Object.values(weightMap));
  if (names.size === 0 || names.size > maxShards) return null;
  const shards = files.filter(({ path }) => names.has(path));
  return shards.length === names.size ? shards : null;
}

/**
 * The GGUF file that stands for a revision, with its shards: repositories hold one model in many
 * quantisations, which agree in all that is shown. Projectors and calibration data are no model.
 */
export function chooseGguf<File extends NamedFile>(files: readonly File[]): readonly File[] {
  const models = files.filter(
    ({ path }) => path.endsWith('.gguf') && !/mmproj|imatrix/i.test(path),
  );
  const others = files.filter(({ path }) => path.endsWith('.gguf'));
  return shardSets(models.length > 0 ? models : others)[0] ?? [];
}

/** Files that are parts of one, together; the others each alone. Incomplete sets are left out. */
function shardSets<File extends NamedFile>(files: readonly File[]): (readonly File[])[] {
  const sets = new Map<string, { count: number; parts: File[] }>();
  for (const file of files) {
    const [, stem, , count, extension] = shardName.exec(file.path) ?? [];
    const key = stem === undefined ? file.path : `${stem}-of-${count ?? ''}${extension ?? ''}`;
    const set = sets.get(key) ?? { count: count === undefined ? 1 : Number(count), parts: [] };
    set.parts.push(file);
    sets.set(key, set);
  }
  return [...sets.values()]
    .filter(({ count, parts }) => parts.length === count && count <= maxShards)
    .map(({ parts }) => parts);
}
