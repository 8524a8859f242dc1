import {
  type CompetingInterests,
  declarationStatuses,
  interestKinds,
} from '../../../domain/review/competing-interests.js';
import { languages, type Language } from '../../../domain/language/language.js';
import { type Recommendation, recommendations } from '../../../domain/review/opinion.js';
import { ChoiceField, PartField, TextField, TextsField } from '../validation/fields.js';

/** `POST …/invitations` */
export class InvitationDto {
  @TextField({ max: 80, min: 1, example: 'ada', description: 'Handle of an advisor.' })
  readonly advisor!: string;
}

/** What may bias an advisor. */
export class CompetingInterestsDto {
  @ChoiceField(declarationStatuses)
  readonly status!: CompetingInterests['status'];

  @TextsField({
    max: 40,
    maxItems: 20,
    isOptional: true,
    description: `Under "declared": ${interestKinds.join(', ')}.`,
  })
  readonly kinds?: string[];

  @TextField({ max: 5_000, isMultiline: true, isOptional: true })
  readonly statement?: string;
}

/** `PATCH …/invitations/{id}` */
export class InvitationAnswerDto {
  @ChoiceField(['accepted', 'declined'])
  readonly status!: 'accepted' | 'declined';

  @PartField(CompetingInterestsDto, { isOptional: true })
  readonly competingInterests?: CompetingInterestsDto;
}

const aspect = { max: 20_000, isMultiline: true, isOptional: true } as const;

/** Aspects of a work, each in words. */
export class AspectsDto {
  @TextField(aspect)
  readonly soundness?: string;

  @TextField(aspect)
  readonly reproducibility?: string;

  @TextField(aspect)
  readonly 'data-and-licence'?: string;

  @TextField(aspect)
  readonly safety?: string;

  @TextField(aspect)
  readonly 'societal-impact'?: string;

  @TextField(aspect)
  readonly documentation?: string;
}

/** `POST …/opinions` */
export class OpinionDto {
  @ChoiceField(recommendations)
  readonly recommendation!: Recommendation;

  @TextField({ max: 2_000, min: 1, isMultiline: true, description: 'One paragraph.' })
  readonly summary!: string;

  @TextField({ max: 100_000, isMultiline: true, isOptional: true, description: 'CommonMark.' })
  readonly body?: string;

  @PartField(AspectsDto, { isOptional: true })
  readonly aspects?: AspectsDto;

  @TextField({
    max: 5_000,
    isMultiline: true,
    isOptional: true,
    description: 'How machines helped with the opinion.',
  })
  readonly aiUse?: string;

  @PartField(CompetingInterestsDto, {
    isOptional: true,
    description: 'Needed unless it was declared with the invitation.',
  })
  readonly competingInterests?: CompetingInterestsDto;
}

/** `POST …/opinions/{id}/reply` */
export class ReplyDto {
  @TextField({ max: 50_000, min: 1, isMultiline: true, description: 'CommonMark.' })
  readonly body!: string;
}

/** `POST …/releases/{version}/addresses` */
export class AddressesDto {
  @TextsField({ max: 36, maxItems: 200, description: 'Ids of opinions on earlier versions.' })
  readonly addresses!: string[];
}

/** `POST /me/notifications/read` */
export class ReadDto {
  @TextsField({ max: 36, maxItems: 100, isOptional: true, description: 'All where absent.' })
  readonly ids?: string[];
}

/** `PUT /me/mail` */
export class MailAddressDto {
  @TextField({ max: 254, min: 3, example: 'ada@example.org' })
  readonly address!: string;

  @ChoiceField(languages)
  readonly language!: Language;
}

/** `POST /me/mail/confirmation` */
export class MailCodeDto {
  @TextField({ max: 20, min: 1, description: 'As it was sent to the address.' })
  readonly code!: string;
}
