import type { OpenAPIObject } from '@nestjs/swagger';

/** The shape of an answer, as OpenAPI 3.1 writes it. */
export type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
type SchemaObject = Exclude<Schema, { $ref: string }>;

type Properties = Readonly<Record<string, Schema>>;

export const text: SchemaObject = { type: 'string' };
export const count: SchemaObject = { type: 'integer', minimum: 0 };
export const flag: SchemaObject = { type: 'boolean' };
export const instant: SchemaObject = { type: 'string', format: 'date-time' };
export const address: SchemaObject = { type: 'string', format: 'uri' };
export const sha256: SchemaObject = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const commitId: SchemaObject = { type: 'string', pattern: '^[0-9a-f]{40}$' };
/** Whatever JSON there is. */
export const anything: SchemaObject = {};

/** An object that always has all `properties`, may have `optional` ones, and has no others. */
export function object(properties: Properties, optional: Properties = {}): SchemaObject {
  return {
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** An object whose members another page defines; `properties` are always there. */
export function openObject(properties: Properties = {}): SchemaObject {
  return {
    type: 'object',
    properties: { ...properties },
    required: Object.keys(properties),
    additionalProperties: true,
  };
}

export function list(items: Schema): SchemaObject {
  return { type: 'array', items };
}

/** An object with any keys and values of one shape. */
export function map(values: Schema): SchemaObject {
  return { type: 'object', additionalProperties: values };
}

export function oneOf(...choices: readonly string[]): SchemaObject {
  return { type: 'string', enum: [...choices] };
}

export function nullable(schema: Schema): SchemaObject {
  return { anyOf: [schema, { type: 'null' }] };
}

/** A schema of the document's components. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A page of a list. */
export function page(items: Schema): SchemaObject {
  return object({ items: list(items), next: nullable(text) });
}
