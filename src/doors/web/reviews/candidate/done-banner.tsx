import type { Language } from '../../language/language.js';
import { type ReviewDeed, reviewWords } from '../../language/review-words.js';

/** Parts of the page of a review, by their ids; the top of the page has none. */
export type ReviewPlace = 'top' | 'your-opinion' | 'opinions' | 'authors';

/** Where on the page of a review it is said that something was done, and where one is led. */
export const placeOfDeed: Readonly<Record<ReviewDeed, ReviewPlace>> = {
  accepted: 'top',
  declined: 'top',
  volunteered: 'top',
  declared: 'your-opinion',
  given: 'opinions',
  invited: 'authors',
  replied: 'opinions',
};

/** What has just been done, in the part of the page that it belongs to. */
export function DoneBanner({
  done,
  place,
  language,
}: {
  readonly done: ReviewDeed | null;
  readonly place: ReviewPlace;
  readonly language: Language;
}) {
  if (done === null || placeOfDeed[done] !== place) return null;
  return (
    <p class="banner good" role="status">
      {reviewWords[language].done[done]}
    </p>
  );
}
