import { Ajv } from 'ajv';

const text = { type: 'string' };
const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, text]));

/** The part of the schema of CSL-JSON (CSL 1.0.2, csl-data) that Sphere's items may use; nothing beside it. */
const schema = {
  type: 'object',
  required: ['id', 'type'],
  additionalProperties: false,
  properties: {
    ...texts('id', 'title', 'version', 'publisher', 'abstract', 'keyword', 'language', 'genre'),
    ...texts('DOI', 'URL', 'ISSN', 'note', 'volume', 'issue', 'page', 'container-title'),
    type: {
      enum: [
        ...['article', 'article-journal', 'dataset', 'paper-conference', 'report', 'software'],
        'thesis',
      ],
    },
    author: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: texts('family', 'given', 'literal'),
      },
    },
    issued: {
      type: 'object',
      required: ['date-parts'],
      additionalProperties: false,
      properties: {
        'date-parts': {
          type: 'array',
          items: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer' } },
          minItems: 1,
          maxItems: 1,
        },
      },
    },
    custom: { type: 'object' },
  },
};

const validate = new Ajv().compile(schema);

/** What is wrong with an item of CSL-JSON; nothing where it is valid. */
export function cslFaultsOf(item: object): string[] {
  validate(item);
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
  );
}
