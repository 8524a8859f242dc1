import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { allLicences } from '../licence-table.js';

type Fields = Readonly<Record<string, unknown>>;

interface Manifest {
  readonly read: (text: string) => unknown;
  readonly licences: (document: Fields) => readonly unknown[];
}

const readJson = (text: string): unknown => JSON.parse(text);
const readYaml = (text: string): unknown => parseYaml(text, { maxAliasCount: 100 });

const manifests: ReadonlyMap<string, Manifest> = new Map<string, Manifest>([
  // Several licences of a CITATION.cff are a choice, as CFF 1.2 says.
  ['citation.cff', { read: readYaml, licences: ({ license }) => [joined(license, ' OR ')] }],
  ['codemeta.json', { read: readJson, licences: ({ license }) => listOf(license) }],
  ['package.json', { read: readJson, licences: ofPackageJson }],
  ['pyproject.toml', { read: parseToml, licences: ofPyproject }],
  ['cargo.toml', { read: parseToml, licences: ofCargo }],
]);

const pointer = /^see licen[sc]e in\b/i;

/**
 * The licences that a package manifest or citation file states for the code beside it
 * (licence-policy R27), as written but for addresses of known licences, which become identifiers.
 * Pointers, unknown addresses and files that cannot be read state nothing. Never throws.
 */
export function manifestLicences(path: string, text: string): readonly string[] {
  const manifest = manifests.get(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
  if (manifest === undefined) return [];
  let document: unknown;
  try {
    document = manifest.read(text);
  } catch {
    // A template or a half-written manifest is the concern of its own tool.
    return [];
  }
  if (!isFields(document)) return [];
  return manifest.licences(document).flatMap((value) => {
    if (typeof value !== 'string' || value.trim() === '' || pointer.test(value.trim())) return [];
    if (!/^https?:\/\//i.test(value.trim())) return [value.trim()];
    const id = licenceAt(value);
    return id === null ? [] : [id];
  });
}

/** The identifier of the licence that an address names: an SPDX page or the table's `url`; or null. */
export function licenceAt(address: string): string | null {
  const spdx = /^https?:\/\/spdx\.org\/licenses\/([A-Za-z0-9.+-]+?)(?:\.html|\.json)?\/?$/.exec(
    address.trim(),
  );
  return spdx?.[1] ?? idByAddress.get(plainAddress(address)) ?? null;
}

const idByAddress: ReadonlyMap<string, string> = new Map(
  allLicences().flatMap(({ id, url }) => (url === null ? [] : [[plainAddress(url), id] as const])),
);

function plainAddress(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/(?:legalcode|deed)(?:\.\w+)?$/, '')
    .replace(/\/+$/, '');
}

function ofPackageJson({ license, licenses }: Fields): readonly unknown[] {
  const current = isFields(license) ? license['type'] : license;
  if (current !== undefined) return [current];
  const older: readonly unknown[] = Array.isArray(licenses) ? licenses : [];
  return older.map((item) => (isFields(item) ? item['type'] : item));
}

function ofPyproject({ project, tool }: Fields): readonly unknown[] {
  const poetry = isFields(tool) ? tool['poetry'] : undefined;
  const stated = [project, poetry].flatMap((table) => (isFields(table) ? [table['license']] : []));
  return stated.map((value) => (isFields(value) ? value['text'] : value)).filter(isName);
}

function ofCargo({ package: table, workspace }: Fields): readonly unknown[] {
  const shared = isFields(workspace) ? workspace['package'] : undefined;
  return [table, shared]
    .flatMap((fields) => (isFields(fields) ? [fields['license']] : []))
    .map((value) =>
      // Cargo's old spelling of OR; elsewhere a slash stays malformed.
      typeof value === 'string' ? value.replaceAll('/', ' OR ') : value,
    );
}

/** A whole licence text in `license.text` is no name; the licence texts are judged by R30. */
function isName(value: unknown): boolean {
  return typeof value !== 'string' || (value.length <= 200 && !value.includes('\n'));
}

function listOf(value: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => (isFields(item) ? (item['@id'] ?? item['url'] ?? item['name']) : item));
}

function joined(value: unknown, operator: string): unknown {
  return Array.isArray(value) ? value.join(operator) : value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
