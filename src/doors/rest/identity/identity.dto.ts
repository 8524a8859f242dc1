import { accountRoles, membershipRoles, tokenScopes } from '../../../domain/release/viewer.js';
import {
  ChoiceField,
  InstantField,
  NumberField,
  PartField,
  TextField,
  TextsField,
} from '../validation/fields.js';

const handle = { max: 39, min: 1, example: 'ada' } as const;
const displayName = { max: 200, min: 1, example: 'Ada Lovelace' } as const;

/** `POST /accounts` */
export class NewAccountDto {
  @TextField(handle)
  readonly handle!: string;

  @TextField(displayName)
  readonly displayName!: string;

  @TextField({ max: 80, isOptional: true, example: '0000-0002-1825-0097' })
  readonly orcid?: string;

  @TextsField({ max: 20, maxItems: 10, isOptional: true, example: [accountRoles[0]] })
  readonly roles?: string[];
}

const empties = 'An empty text takes it away.';
const profileText = { max: 2_100, isMultiline: true, isOptional: true } as const;
const homepage = {
  max: 500,
  isOptional: true,
  description: `An https address. ${empties}`,
  example: 'https://example.org/ada',
} as const;

/** `PATCH /accounts/{handle}` */
export class AccountChangesDto {
  @TextField({ ...displayName, isOptional: true })
  readonly displayName?: string;

  @TextField({ max: 80, isOptional: true, description: empties, example: '0000-0002-1825-0097' })
  readonly orcid?: string;

  @TextField({ ...profileText, description: `Plain text. ${empties}`, example: 'Studies voices.' })
  readonly bio?: string;

  @TextField(homepage)
  readonly homepage?: string;

  @TextField({
    ...profileText,
    description: `Standing competing interests, shown where she advises. ${empties}`,
  })
  readonly interests?: string;
}

/** `PATCH /organisations/{handle}` */
export class OrganisationChangesDto {
  @TextField({ ...displayName, isOptional: true })
  readonly displayName?: string;

  @TextField({ max: 80, isOptional: true, description: empties })
  readonly ror?: string;

  @TextField({ ...profileText, description: `Plain text. ${empties}` })
  readonly bio?: string;

  @TextField(homepage)
  readonly homepage?: string;
}

/** `POST /accounts/{handle}/tokens` */
export class NewTokenDto {
  @TextField({ max: 200, min: 1, example: 'laptop' })
  readonly name!: string;

  @ChoiceField(tokenScopes)
  readonly scope!: string;

  @InstantField({ isOptional: true, description: 'None for a token that does not expire.' })
  readonly expiresAt?: string;
}

/** `POST /tokens/revoke` */
export class LeakedTokenDto {
  @TextField({ max: 256, min: 1, description: 'A token found in the open.' })
  readonly token!: string;
}

export class ReviewDto {
  @ChoiceField(['none', 'advisory'])
  readonly mode!: string;

  @NumberField({ min: 1, max: 365, isOptional: true })
  readonly windowDays?: number;
}

/** `POST /organisations` */
export class NewOrganisationDto {
  @TextField(handle)
  readonly handle!: string;

  @TextField(displayName)
  readonly displayName!: string;

  @TextField({ max: 80, isOptional: true, example: 'https://ror.org/02feahw73' })
  readonly ror?: string;

  @PartField(ReviewDto, { isOptional: true })
  readonly review?: ReviewDto;
}

/** `PUT /organisations/{handle}/members/{account}` */
export class MemberDto {
  @ChoiceField(membershipRoles)
  readonly role!: string;
}
