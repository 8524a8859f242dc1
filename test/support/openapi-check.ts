import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** The parts of an OpenAPI document that answers are held against. */
export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> }>
  >;
  readonly security?: readonly unknown[];
}

/** One answer, as it came. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

/** Holds answers against an OpenAPI document. */
export class OpenApiCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  private readonly templates: readonly { readonly path: string; readonly pattern: RegExp }[];

  constructor(private readonly document: ApiDocument) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    this.ajv.addSchema(document, 'api');
    this.templates = Object.keys(document.paths)
      // The more parameters, the less specific; the router looks in the same order.
      .sort((one, other) => one.split('{').length - other.split('{').length)
      .map((path) => ({ path, pattern: patternOf(path) }));
  }

  /** What the document does not say of the answer; empty where the answer is as it says. */
  faultsOf(answered: Answered): readonly string[] {
    const { method, path, status, contentType, body } = answered;
    const named = `${method} ${path} ${status}`;
    const template = this.find(method, path);
    if (template === null) return [`${named}: no such operation in the document`];
    const response = this.document.paths[template]?.[method.toLowerCase()]?.responses[status];
    if (response === undefined) return [`${named}: status not documented at ${template}`];
    const mediaType = contentType.split(';', 1)[0] ?? '';
    if (response.content === undefined) return mediaType === '' ? [] : [`${named}: has a body`];
    if (!(mediaType in response.content)) return [`${named}: ${mediaType} not documented`];
    const pointer = ['paths', template, method.toLowerCase(), 'responses', String(status)];
    const where = [...pointer, 'content', mediaType, 'schema'].map(escape).join('/');
    const validate = this.ajv.compile({ $ref: `api#/${where}` });
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      (error) =>
        `${named}: ${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
  }

  private find(method: string, path: string): string | null {
    const [bare = ''] = path.split('?', 1);
    const found = this.templates.find(
      (template) =>
        template.pattern.test(bare) &&
        this.document.paths[template.path]?.[method.toLowerCase()] !== undefined,
    );
    return found?.path ?? null;
  }
}

function patternOf(path: string): RegExp {
  const source = path.replace(/\{path\}$/, '.*').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${source}$`);
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
