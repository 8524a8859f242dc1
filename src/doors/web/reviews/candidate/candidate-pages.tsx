import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../foundations/clock/clock.js';
import { statusOfForm } from '../../forms/form-state.js';
import { reviewWords, type ReviewDeed } from '../../language/review-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { addressWith } from '../../pages/paging.js';
import type { Visit } from '../../pages/visit.js';
import { shorten } from '../../records/page/short-text.js';
import { reviewAddress } from '../review-address.js';
import { CandidatePage } from './candidate-page.js';
import type { FoundReview, ReviewSource } from './candidate-reader.js';
import { placeOfDeed } from './done-banner.js';
import { refusedAmong, type ReviewForms } from './review-forms.js';

/** Writes the page of a review, whatever form of it was sent last. */
@Injectable()
export class CandidatePages {
  constructor(private readonly clock: Clock) {}

  /** The page, with the status of a form that was refused. */
  show(
    visit: Visit,
    source: ReviewSource,
    forms: ReviewForms,
    done: ReviewDeed | null = null,
  ): Page {
    const { title } = source.record.release.metadata;
    const words = reviewWords[visit.language];
    return {
      title: `${words.title}: ${shorten(title, 200)}`,
      description: words.lead,
      status: statusOfForm(refusedAmong(forms)),
      isIndexed: false,
      section: 'reviews',
      scripts: ['copy.js', 'preview.js'],
      main: (
        <CandidatePage
          source={source}
          forms={forms}
          done={done}
          now={this.clock.now()}
          visit={visit}
        />
      ),
    };
  }
}

/** The address of a page of reviews that says what has been done. */
export function addressAfter(address: string, deed: ReviewDeed): string {
  const place = placeOfDeed[deed];
  return `${addressWith(address, { done: deed })}${place === 'top' ? '' : `#${place}`}`;
}

/** Leads on to the page of a review, which says what has been done. */
export function afterDeed(
  { repository, release }: Pick<FoundReview, 'repository' | 'release'>,
  deed: ReviewDeed,
): SeeOther {
  return seeOther(addressAfter(reviewAddress(repository, release.version), deed));
}
