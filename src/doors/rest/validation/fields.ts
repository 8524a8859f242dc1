import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { InputType } from '../../../domain/refusals/input-faults.js';
import { isCleanJson, isCleanLine, isCleanText } from './clean-text.js';

interface FieldOptions {
  readonly description?: string;
  readonly isOptional?: boolean;
  readonly example?: unknown;
}

interface TextOptions extends FieldOptions {
  /** Characters. */
  readonly max: number;
  readonly min?: number;
  /** Line feeds and tabs are welcome. */
  readonly isMultiline?: boolean;
  /** Leaves characters to the domain, which names their faults in its own codes. */
  readonly takesAnyCharacter?: boolean;
}

/** A text of bounded length without control characters. */
export function TextField({ max, min, isMultiline, takesAnyCharacter, ...rest }: TextOptions) {
  return applyDecorators(
    ...presence(rest),
    IsString(typed('a text')),
    MaxLength(max, {
      message: `"$property" has more than ${max} characters; shorten it.`,
      context: { limit: max },
    }),
    ...(min === undefined
      ? []
      : [
          ValidateBy(
            {
              name: 'minLength',
              validator: {
                // Blanks say nothing.
                validate: (value) => typeof value === 'string' && value.trim().length >= min,
                defaultMessage: () => `"$property" is empty; write at least ${min} character.`,
              },
            },
            { context: { min } },
          ),
        ]),
    ...(takesAnyCharacter === true
      ? []
      : [Clean(isMultiline === true ? isCleanText : isCleanLine)]),
    described(rest, {
      type: 'string',
      maxLength: max,
      ...(min !== undefined && { minLength: min }),
    }),
  );
}

/** One of a few words. */
export function ChoiceField(choices: readonly string[], options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    IsIn(choices, {
      message: `"$property" must be one of ${choices.join(', ')}, not "$value".`,
      context: { options: choices },
    }),
    described(options, { type: 'string', enum: [...choices] }),
  );
}

/** A whole number between two bounds; in a query it comes as a text. */
export function NumberField({
  min,
  max,
  ...options
}: FieldOptions & { readonly min: number; readonly max: number }) {
  const range = {
    message: `"$property" must be a whole number from ${min} to ${max}, not "$value".`,
    context: { min, max },
  };
  return applyDecorators(
    ...presence(options),
    Transform(({ value }: { value: unknown }) => readNumber(value)),
    IsInt(range),
    Min(min, range),
    Max(max, range),
    described(options, { type: 'integer', minimum: min, maximum: max }),
  );
}

/** `true` or `false`. */
export function FlagField(options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    IsBoolean(typed('true or false')),
    described(options, { type: 'boolean' }),
  );
}

/** An ISO 8601 instant or day. */
export function InstantField(options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    MaxLength(40, {
      message: '"$property" has more than 40 characters; it is no date.',
      context: { limit: 40 },
    }),
    IsISO8601(
      { strict: true },
      {
        message: '"$property" must be a date such as 2026-03-01T12:00:00Z, not "$value".',
        context: { example: '2026-03-01T12:00:00Z' },
      },
    ),
    described(options, { type: 'string' }),
  );
}

/** Several short texts. In a query, where a list of one looks like a text, that stands for the list. */
export function TextsField({
  max,
  maxItems,
  isQuery,
  ...options
}: FieldOptions & {
  readonly max: number;
  readonly maxItems: number;
  readonly isQuery?: boolean;
}) {
  return applyDecorators(
    ...presence(options),
    ...(isQuery === true
      ? [
          Transform(({ value }: { value: unknown }) =>
            typeof value === 'string' ? [value] : value,
          ),
        ]
      : []),
    IsArray(typed('a list of texts')),
    ArrayMaxSize(maxItems, {
      message: `"$property" has more than ${maxItems} entries.`,
      context: { limit: maxItems },
    }),
    IsString({ each: true, ...typed('a list of texts') }),
    MaxLength(max, {
      each: true,
      message: `An entry of "$property" has more than ${max} characters.`,
      context: { limit: max, isEntry: true },
    }),
    Clean((value) => Array.isArray(value) && value.every(isCleanLine)),
    described(options, { type: 'array', maxItems, items: { type: 'string', maxLength: max } }),
  );
}

/** A list of objects, each checked by its own class. */
export function ListField(
  item: new () => object,
  { maxItems, minItems = 0, ...options }: FieldOptions & { maxItems: number; minItems?: number },
) {
  return applyDecorators(
    ...presence(options),
    IsArray(typed('a list')),
    ArrayMaxSize(maxItems, {
      message: `"$property" has more than ${maxItems} entries; send several.`,
      context: { limit: maxItems },
    }),
    ...(minItems === 0
      ? []
      : [
          ValidateBy(
            {
              name: 'arrayMinSize',
              validator: {
                validate: (value) => !Array.isArray(value) || value.length >= minItems,
                defaultMessage: () => `"$property" needs at least ${minItems} entry.`,
              },
            },
            { context: { min: minItems } },
          ),
        ]),
    ValidateNested({ each: true, ...typed('a list of objects') }),
    // Refused by its length alone: to check the entries first would keep everybody else waiting.
    Type((options) => (isLonger(options?.object[options.property], maxItems) ? Object : item)),
    Transform(({ value }: { value: unknown }) =>
      isLonger(value, maxItems) ? new Array(maxItems + 1) : value,
    ),
    ApiProperty({
      ...documentation(options),
      isArray: true,
      type: () => item,
      maxItems,
      ...(minItems > 0 && { minItems }),
    }),
  );
}

function isLonger(value: unknown, maxItems: number): boolean {
  return Array.isArray(value) && value.length > maxItems;
}

/** An object of its own class. */
export function PartField(part: new () => object, options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    IsObject(typed('an object')),
    ValidateNested(typed('an object')),
    Type(() => part),
    ApiProperty({ ...documentation(options), type: () => part }),
  );
}

/** A JSON value that the domain reads; here it is only bounded in depth and free of broken text. */
export function JsonField({
  shape,
  ...options
}: FieldOptions & { readonly shape: 'object' | 'array' | 'any' }) {
  return applyDecorators(
    ...presence(options),
    ...(shape === 'object' ? [IsObject(typed('an object'))] : []),
    ...(shape === 'array' ? [IsArray(typed('a list'))] : []),
    ValidateBy({
      name: 'isCleanJson',
      validator: {
        validate: (value) => isCleanJson(value),
        defaultMessage: () =>
          '"$property" is nested too deeply, or holds a control or broken character; simplify it.',
      },
    }),
    described(
      options,
      shape === 'any'
        ? {}
        : shape === 'object'
          ? { type: 'object', additionalProperties: true }
          : { type: 'array', items: {} },
    ),
  );
}

function Clean(isClean: (value: unknown) => boolean): PropertyDecorator {
  return ValidateBy({
    name: 'isClean',
    validator: {
      validate: (value) => isClean(value),
      defaultMessage: () => '"$property" holds a control or broken character; remove it.',
    },
  });
}

/** Absent is fine where a field is optional; null is not, since it means nothing here. */
function presence({ isOptional }: FieldOptions): PropertyDecorator[] {
  return isOptional === true ? [ValidateIf((_, value) => value !== undefined)] : [];
}

function described(options: FieldOptions, schema: Readonly<Record<string, unknown>>) {
  // The schema of a field is written here, next to its checks, so that the two cannot part.
  return ApiProperty({ ...documentation(options), ...schema });
}

function documentation({ description, isOptional, example }: FieldOptions) {
  return {
    required: isOptional !== true,
    ...(description !== undefined && { description }),
    ...(example !== undefined && { example }),
  };
}

function typed(wanted: InputType) {
  return { message: `"$property" must be ${wanted}.`, context: { wanted } };
}

function readNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
