import {
  type Attributes,
  closeTag,
  element,
  openTag,
  type Xml,
} from '../../../domain/scholarly/xml.js';
import { writeDatestamp } from '../request/datestamp.js';
import type { OaiError } from '../request/oai-error.js';

const namespace = 'http://www.openarchives.org/OAI/2.0/';

/** What every answer says of itself. */
export interface Envelope {
  readonly baseUrl: string;
  readonly respondedAt: Date;
  /** Echoed; none where verb or arguments were bad (OAI-PMH 2.0 §3.2). */
  readonly arguments: Attributes;
}

/** All of an answer up to what the verb gives. */
export function openEnvelope({ baseUrl, respondedAt, arguments: given }: Envelope): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    openTag('OAI-PMH', {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${namespace}OAI-PMH.xsd`,
    }),
    element('responseDate', {}, writeDatestamp(respondedAt)),
    element('request', given, baseUrl),
  ].join('');
}

export const endOfEnvelope: Xml = closeTag('OAI-PMH');

/** A whole answer. */
export function envelope(about: Envelope, content: readonly Xml[]): string {
  return `${openEnvelope(about)}${content.join('')}${endOfEnvelope}`;
}

/** A whole answer that says what was wrong. */
export function errorAnswer(about: Envelope, errors: readonly OaiError[]): string {
  const isUnreadable = errors.some(({ code }) => code === 'badVerb' || code === 'badArgument');
  return envelope(
    { ...about, arguments: isUnreadable ? {} : about.arguments },
    errors.map(({ code, message }) => element('error', { code }, message)),
  );
}
