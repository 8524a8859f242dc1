import { describeRecord } from '../../domain/card/describe-record.js';
import { parseCard } from '../../domain/card/parse-card.js';
import type { RecordMetadata } from '../../domain/card/record-metadata.js';
import { type Fault, makeFault, Refused } from '../../domain/errors/sphere-error.js';
import type { NamespaceView } from '../identity/index.js';
import type { RepositoryView } from '../repositories/index.js';

/** A card as it was read, with what it says of the record. */
export interface DescribedCard {
  readonly card: ReturnType<typeof parseCard>;
  /** Null exactly where there are faults. */
  readonly metadata: RecordMetadata | null;
  readonly faults: readonly Fault[];
}

const emptyCard = { frontMatter: {}, body: '' };

/**
 * Reads the card of a repository.
 * @param text null where there is none, which is a fault
 * @param today `YYYY-MM-DD`, UTC
 */
export function describeCard(
  text: string | null,
  repository: Pick<RepositoryView, 'kind' | 'name'>,
  namespace: NamespaceView,
  today: string,
): DescribedCard {
  const { card, faults } = readCard(text);
  const described = describeRecord(card, {
    repositoryKind: repository.kind,
    repositoryName: repository.name,
    namespaceHandle: namespace.handle,
    namespaceDisplayName: namespace.displayName,
    namespaceIsOrganisation: namespace.kind === 'organisation',
    today,
  });
  const all = [...faults, ...described.faults];
  return { card, metadata: all.length > 0 ? null : described.metadata, faults: all };
}

function readCard(text: string | null): {
  card: ReturnType<typeof parseCard>;
  faults: readonly Fault[];
} {
  if (text === null) return { card: emptyCard, faults: [missingCard] };
  try {
    return { card: parseCard(text), faults: [] };
  } catch (error) {
    if (error instanceof Refused) return { card: emptyCard, faults: error.faults };
    throw error;
  }
}

const missingCard = makeFault(
  'README.md',
  'card-missing',
  'There is no card: add a README.md that begins with "---", a line such as "license: cc-by-4.0", and "---".',
);
