import { TextField } from '../validation/fields.js';

/** `POST …/review-offers` */
export class ReviewOfferDto {
  @TextField({
    max: 2_000,
    min: 1,
    example: 'https://reviews.example.org',
    description: 'Address of a service of `GET /reviews/services`.',
  })
  readonly service!: string;
}
