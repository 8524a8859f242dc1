import type { HarvestItem, HarvestPage } from '../../../capabilities/harvesting/index.js';
import type { DataCiteSchema } from '../../../domain/scholarly/datacite-xml.js';
import { closeTag, element, openTag, type Xml } from '../../../domain/scholarly/xml.js';
import type { DescribedItem, DescribedItems } from './described-items.js';
import { endOfEnvelope, type Envelope, openEnvelope } from './envelope.js';
import { headerElement, resumptionElement } from './headers.js';
import type { MetadataFormat } from './metadata-formats.js';

/** How the items of an answer are written. */
export interface Writing {
  readonly repositoryId: string;
  readonly format: MetadataFormat;
  readonly dataCite: DataCiteSchema;
}

/** So many records are in memory at a time: each may have thousands of authors. */
const readAtOnce = 20;

/** The answer to ListRecords, piece by piece (OAI-PMH 2.0 §4.5). */
export async function* listRecords(
  about: Envelope,
  page: HarvestPage,
  described: DescribedItems,
  writing: Writing,
): AsyncGenerator<string> {
  yield `${openEnvelope(about)}${openTag('ListRecords', {})}`;
  for (let at = 0; at < page.items.length; at += readAtOnce) {
    const items = page.items.slice(at, at + readAtOnce);
    const found = await described.find(items, writing.format);
    for (const item of items) {
      yield recordElement(item, found.get(item.releaseId) ?? null, writing);
    }
  }
  yield [...resumptionElement(page.resumption), closeTag('ListRecords'), endOfEnvelope].join('');
}

/**
 * The `record` of an item. What was withdrawn since the item was read is deleted all the same.
 * @param described null for a deleted item
 */
export function recordElement(
  item: HarvestItem,
  described: DescribedItem | null,
  { repositoryId, format, dataCite }: Writing,
): Xml {
  if (item.isDeleted || described === null || described.record.isWithdrawn) {
    return element('record', {}, [headerElement({ ...item, isDeleted: true }, repositoryId)]);
  }
  return element('record', {}, [
    headerElement(item, repositoryId),
    element('metadata', {}, [format.write(described.record, dataCite, described.files)]),
  ]);
}
