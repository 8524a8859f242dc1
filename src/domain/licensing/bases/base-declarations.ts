import { isSameBase, plainBaseId } from './base-id.js';

/** How weights come from a base (licence-policy R34). Only `distilled` inherits no licence. */
const baseRelations = [
  'finetune',
  'adapter',
  'quantized',
  'merge',
  'pruned',
  'converted',
  'distilled',
] as const;
export type BaseRelation = (typeof baseRelations)[number];

/** A base that a card declares, in whichever of the two spellings. */
export interface BaseDeclaration {
  /** `namespace/name`, or as written where it is no such thing. */
  readonly id: string;
  /** Where the card says so: `bases[0]`, `base_model`, `base_model[1]`. */
  readonly field: string;
  /** What the card gives as the base's licence; null where it gives none. */
  readonly licence: unknown;
  readonly url: string | null;
  /** Null where the card does not say; then the base counts as inherited from. */
  readonly relation: BaseRelation | null;
}

interface DeclaredBases {
  readonly bases: readonly BaseDeclaration[];
  /** Fields that should name a base and do not. */
  readonly unreadable: readonly string[];
}

/**
 * The bases that a card declares: `bases`, and `base_model` with `base_model_relation`, which are the
 * same declaration (licence-policy R34). A base in both is listed once, with what either says of it.
 */
export function declaredBases(card: Readonly<Record<string, unknown>>): DeclaredBases {
  const relation = relationOf(card['base_model_relation']);
  const bases: BaseDeclaration[] = [];
  const unreadable: string[] = [];
  for (const { field, value } of [...itemsOf(card, 'bases'), ...itemsOf(card, 'base_model')]) {
    const declared = declarationOf(field, value, relation);
    if (declared === null) unreadable.push(field);
    else if (!bases.some(({ id }) => isSameBase(id, declared.id))) bases.push(declared);
  }
  return { bases, unreadable };
}

function itemsOf(
  card: Readonly<Record<string, unknown>>,
  key: string,
): readonly { readonly field: string; readonly value: unknown }[] {
  const value = card[key];
  if (value === undefined || value === null || value === '') return [];
  if (!Array.isArray(value)) return [{ field: key, value }];
  return value.map((item: unknown, index) => ({ field: `${key}[${index}]`, value: item }));
}

function declarationOf(
  field: string,
  value: unknown,
  cardRelation: BaseRelation | null,
): BaseDeclaration | null {
  if (typeof value === 'string') {
    if (value.trim() === '') return null;
    const id = plainBaseId(value);
    return { id, field, licence: null, url: null, relation: cardRelation };
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const id = fields['id'];
  if (typeof id !== 'string' || id.trim() === '') return null;
  return {
    id: plainBaseId(id),
    field,
    licence: fields['license'] ?? fields['licence'] ?? null,
    url: typeof fields['url'] === 'string' ? fields['url'] : null,
    relation: relationOf(fields['relation']) ?? cardRelation,
  };
}

function relationOf(value: unknown): BaseRelation | null {
  return baseRelations.find((relation) => relation === value) ?? null;
}
