import type { HarvestItem, Resumption } from '../../../capabilities/harvesting/index.js';
import { openAireSet } from '../../../domain/scholarly/harvest-sets.js';
import { element, type Xml } from '../../../domain/scholarly/xml.js';
import { writeDatestamp } from '../request/datestamp.js';

/** `oai:<host>:<pid>`, the name of a release among all repositories of the world. */
export function identifierOf(repositoryId: string, pid: string): string {
  return `oai:${repositoryId}:${pid}`;
}

/** The PID in an identifier of ours, or null. */
export function pidIn(identifier: string, repositoryId: string): string | null {
  const prefix = identifierOf(repositoryId, '');
  return identifier.startsWith(prefix) ? identifier.slice(prefix.length) : null;
}

/** The `header` of an item (OAI-PMH 2.0 §2.5). */
export function headerElement(item: HarvestItem, repositoryId: string): Xml {
  return element('header', item.isDeleted ? { status: 'deleted' } : {}, [
    element('identifier', {}, identifierOf(repositoryId, item.pid)),
    element('datestamp', {}, writeDatestamp(item.datestamp)),
    ...[...item.sets, openAireSet].map((set) => element('setSpec', {}, set)),
  ]);
}

/** The `resumptionToken` at the end of a page; empty on the last one (OAI-PMH 2.0 §3.5). */
export function resumptionElement(resumption: Resumption | null): Xml[] {
  if (resumption === null) return [];
  const { cursor, next, total } = resumption;
  return [
    element(
      'resumptionToken',
      {
        expirationDate: next === null ? undefined : writeDatestamp(next.expiresAt),
        completeListSize: total === null ? undefined : String(total),
        cursor: String(cursor),
      },
      next?.token ?? '',
    ),
  ];
}
