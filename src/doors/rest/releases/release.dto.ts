import { noticeKinds } from '../../../domain/release/states.js';
import { ChoiceField, FlagField, JsonField, NumberField, TextField } from '../validation/fields.js';
import { PageQuery } from '../validation/page.js';

const reason = { max: 2000, isMultiline: true } as const;
const version = { max: 80, min: 1, example: 'v1.0' } as const;

/** `POST …/releases` */
export class ProposalDto {
  /** Longer than a label may be, so that the rule of labels answers. */
  @TextField({ ...version, max: 200 })
  readonly version!: string;

  @TextField({ max: 250, min: 1, isOptional: true, description: 'Branch, label or commit; main.' })
  readonly revision?: string;

  @TextField({ max: 20_000, isMultiline: true, isOptional: true, description: 'What is new.' })
  readonly notes?: string;

  @FlagField({
    isOptional: true,
    description:
      'Publish at once, where the caller owns the repository and no review is asked for.',
  })
  readonly publish?: boolean;
}

/** Query of `POST …/releases` */
export class ProposalQuery {
  @ChoiceField(['true', 'false'], {
    isOptional: true,
    description: 'Report every fault and store nothing.',
  })
  readonly dryRun?: 'true' | 'false';
}

/** Query of `GET …/releases/{version}`; the page is that of its files. */
export class ReleaseQuery extends PageQuery {
  @ChoiceField(['amended', 'frozen'], {
    isOptional: true,
    description: 'The metadata with its amendments, or as it was frozen; amended.',
  })
  readonly as?: 'amended' | 'frozen';
}

/** `POST …/publish` */
export class PublicationDto {
  @TextField({ ...reason, isOptional: true, description: 'Public reason for not waiting.' })
  readonly waiver?: string;
}

/** `PUT …/licence` */
export class WideningDto {
  @TextField({ max: 20_000, min: 1, example: 'CC-BY-4.0 OR CC0-1.0', takesAnyCharacter: true })
  readonly licence!: string;

  @TextField({ max: 4096, isOptional: true, description: 'Path of the one artifact; all.' })
  readonly artifact?: string;
}

/** `PUT …/notice` */
export class NoticeDto {
  @ChoiceField(noticeKinds)
  readonly kind!: (typeof noticeKinds)[number];

  @TextField({ ...reason, min: 1 })
  readonly reason!: string;

  @TextField({ ...version, isOptional: true, description: 'Release to use instead.' })
  readonly replacedBy?: string;
}

/** `POST …/amendments` */
export class AmendmentDto {
  @JsonField({
    shape: 'array',
    description: 'JSON Patch (RFC 6902) on the descriptive metadata.',
    example: [{ op: 'replace', path: '/title', value: 'A small model' }],
  })
  readonly patch!: unknown[];

  @TextField({ ...reason, min: 1 })
  readonly reason!: string;
}

/** `POST …/withdraw`; which grounds there are is the domain's to say. */
export class WithdrawalDto {
  @TextField({ max: 80, example: 'privacy' })
  readonly category: string = '';

  @TextField({ max: 20_000, isMultiline: true })
  readonly statement: string = '';

  @TextField({ max: 2000, min: 1, isOptional: true, description: 'Release to use instead.' })
  readonly replacement?: string;
}

/** Query of `GET …/licence-report` */
export class RevisionQuery {
  @TextField({ max: 250, min: 1, isOptional: true, description: 'Branch, label or commit; main.' })
  readonly revision?: string;
}

/** Query of `GET …/lineage` */
export class LineageQuery {
  @NumberField({ min: 1, max: 10, isOptional: true, description: 'Steps in either direction; 3.' })
  readonly depth: number = 3;
}
