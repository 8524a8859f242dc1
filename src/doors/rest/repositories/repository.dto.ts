import { ChoiceField, JsonField, ListField, NumberField, TextField } from '../validation/fields.js';

const commitId = { max: 40, description: 'Id of a commit; a stale one is refused with 412.' };
/** A longer path is the domain's to refuse, in the words of its own rules. */
const path = { max: 4096, takesAnyCharacter: true, example: 'model.safetensors' } as const;

/** `POST /{kind}` */
export class NewRepositoryDto {
  @TextField({ max: 39, example: 'laboratory' })
  readonly namespace!: string;

  @TextField({ max: 96, example: 'small-model' })
  readonly name!: string;

  @JsonField({
    shape: 'object',
    isOptional: true,
    description: 'Front matter of the card; none makes an empty repository.',
    example: { title: 'A small model', license: 'apache-2.0' },
  })
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** `PUT …/metadata` */
export class MetadataDto {
  @JsonField({
    shape: 'object',
    description: 'The whole front matter of the card.',
    example: { title: 'A small model', license: 'apache-2.0' },
  })
  readonly metadata!: Readonly<Record<string, unknown>>;

  @TextField({ ...commitId, isOptional: true })
  readonly parent?: string;
}

/** Query of `PUT …/files/{path}` */
export class FileQuery {
  @TextField({ max: 1000, min: 1, isOptional: true, description: 'Title of the commit.' })
  readonly message?: string;

  @TextField({ max: 250, min: 1, isOptional: true, description: 'Branch to commit to; main.' })
  readonly branch?: string;

  @TextField({ ...commitId, isOptional: true })
  readonly parent?: string;
}

const encodings = ['utf-8', 'base64'] as const;

export class OperationDto {
  @ChoiceField(['add', 'delete', 'delete-folder'])
  readonly op!: 'add' | 'delete' | 'delete-folder';

  @TextField(path)
  readonly path!: string;

  @TextField({
    max: 64,
    isOptional: true,
    description: 'Of bytes that were uploaded, or that the caller may read elsewhere.',
  })
  readonly sha256?: string;

  @NumberField({
    min: 0,
    max: 50_000_000_000,
    isOptional: true,
    description: 'Checked where given.',
  })
  readonly size?: number;

  @TextField({
    max: 14_000_000,
    isOptional: true,
    takesAnyCharacter: true,
    description: 'Of a small file, at most 10 MiB, in place of "sha256".',
  })
  readonly content?: string;

  @ChoiceField(encodings, { isOptional: true, description: 'Of "content"; utf-8.' })
  readonly encoding?: (typeof encodings)[number];
}

/** `POST …/commits` */
export class CommitDto {
  @TextField({ max: 1000, min: 1, example: 'Add the weights' })
  readonly message!: string;

  @TextField({ max: 65_536, isMultiline: true, isOptional: true, description: 'What follows.' })
  readonly description?: string;

  @TextField({ ...commitId, isOptional: true })
  readonly parent?: string;

  @TextField({ max: 250, min: 1, isOptional: true, description: 'Branch to commit to; main.' })
  readonly branch?: string;

  @ListField(OperationDto, { maxItems: 5000, minItems: 1 })
  readonly operations!: OperationDto[];
}

/** `POST …/uploads` */
export class NewUploadDto {
  @TextField(path)
  readonly path!: string;

  @NumberField({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'Bytes.' })
  readonly size!: number;

  @TextField({ max: 64, description: 'Lower-case hexadecimal.' })
  readonly sha256!: string;
}

/** Query of `GET …/uploads/{id}` */
export class UploadQuery {
  @NumberField({
    min: 1,
    max: 10_000,
    isOptional: true,
    description: 'Part to give addresses from.',
  })
  readonly fromPart?: number;
}

export class PartDto {
  @NumberField({ min: 1, max: 10_000 })
  readonly number!: number;

  @TextField({ max: 200, min: 1, description: 'The ETag that the store answered.' })
  readonly etag!: string;
}

/** `POST …/uploads/{id}/complete` */
export class CompletionDto {
  @ListField(PartDto, { maxItems: 10_000 })
  readonly parts!: PartDto[];
}
