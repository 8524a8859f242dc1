interface FileNamingBases {
  readonly path: string;
  readonly text?: string | undefined;
  readonly embedded?: { readonly baseModels?: readonly string[] } | undefined;
}

/** The bases that files themselves name: headers, and an adapter's configuration (R34). */
export function basesNamedByFiles(
  files: readonly FileNamingBases[],
): readonly { readonly path: string; readonly name: string }[] {
  return files.flatMap(({ path, text, embedded }) => {
    const names = [...(embedded?.baseModels ?? []), ...adapterBase(path, text)];
    return names.filter((name) => name.trim() !== '').map((name) => ({ path, name: name.trim() }));
  });
}

function adapterBase(path: string, text: string | undefined): readonly string[] {
  if (text === undefined || !/(?:^|\/)adapter_config\.json$/.test(path)) return [];
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    // What no tool can load names no base.
    return [];
  }
  if (typeof config !== 'object' || config === null) return [];
  const base = (config as Readonly<Record<string, unknown>>)['base_model_name_or_path'];
  return typeof base === 'string' ? [base] : [];
}
