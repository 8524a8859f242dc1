import { MemberReader, plainLine } from '../notify/read-members.js';
import { externalDisclaimer, type ExternalKind, externalKinds } from '../notify/vocabulary.js';
import { JsonFields } from './json-fields.js';

/** What another service said of a release, as it was shown. Instants are ISO 8601, UTC. */
export interface MirroredExternalReview {
  readonly id: string;
  readonly kind: ExternalKind;
  /** Where it stands. */
  readonly address: string;
  readonly citeAs: string | null;
  /** Of a relationship: the address of its type. */
  readonly relationship: string | null;
  /** Empty where the service gives none. */
  readonly title: string;
  readonly service: { readonly id: string; readonly name: string };
  readonly announcedAt: string;
  /** When its page was found to name the release. */
  readonly confirmedAt: string;
}

/** The document of packages, `sphere-external-reviews-v1`. Members are only ever added. */
interface ExternalReviewsDocument {
  readonly schema: 'sphere-external-reviews-v1';
  readonly disclaimer: string;
  readonly reviews: readonly MirroredExternalReview[];
}

export function externalReviewsDocument(
  reviews: readonly MirroredExternalReview[],
): ExternalReviewsDocument {
  return { schema: 'sphere-external-reviews-v1', disclaimer: externalDisclaimer, reviews };
}

/** Reads the document by the rules that notifications are read by. Throws `RangeError` where it is none. */
export function readExternalReviews(text: string): MirroredExternalReview[] {
  const fields = JsonFields.parse(text, 'external-reviews.json');
  fields.oneOf('schema', ['sphere-external-reviews-v1']);
  return fields.list('reviews').map(readReview);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Longer than whatever was received. */
const maxLine = 300;

function readReview(fields: JsonFields): MirroredExternalReview {
  const service = fields.object('service');
  const reader = new MemberReader();
  const review = {
    id: fields.matching('id', uuid, 'UUID'),
    kind: fields.oneOf('kind', externalKinds),
    address: reader.address(fields.value('address'), 'address'),
    citeAs: reader.optionalAddress(fields.value('citeAs'), 'citeAs'),
    relationship: reader.optionalAddress(fields.value('relationship'), 'relationship'),
    title: plainLine(fields.value('title'), maxLine),
    service: {
      id: reader.address(service.value('id'), 'service.id'),
      name: plainLine(service.value('name'), maxLine),
    },
    announcedAt: fields.instant('announcedAt'),
    confirmedAt: fields.instant('confirmedAt'),
  };
  const [fault] = reader.faults;
  if (fault !== undefined) throw new RangeError(`external-reviews.json: ${fault.message}`);
  return review;
}
