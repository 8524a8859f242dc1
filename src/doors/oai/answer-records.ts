import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type HarvestItem,
  HarvestList,
  type HarvestPage,
} from '../../capabilities/harvesting/index.js';
import { element, type Xml } from '../../domain/scholarly/xml.js';
import { DataCiteConfig } from '../../foundations/config/datacite.config.js';
import { HarvestingConfig } from '../../foundations/config/harvesting.config.js';
import { DescribedItems } from './answer/described-items.js';
import { type Envelope, envelope } from './answer/envelope.js';
import { headerElement, pidIn, resumptionElement } from './answer/headers.js';
import { listRecords, recordElement, type Writing } from './answer/list-records.js';
import { requireFormat } from './answer/metadata-formats.js';
import { OaiRefusal } from './request/oai-error.js';
import type { OaiRequest } from './request/read-request.js';

type RequestOf<Verb> = Extract<OaiRequest, { readonly verb: Verb }>;
type ListRequest = RequestOf<'ListRecords' | 'ListIdentifiers'>;

/** Answers the verbs that give records or their headers. */
@Injectable()
export class RecordAnswers {
  constructor(
    private readonly harvest: HarvestList,
    private readonly described: DescribedItems,
    private readonly harvesting: HarvestingConfig,
    private readonly dataCite: DataCiteConfig,
  ) {}

  /** Throws `OaiRefusal` (`cannotDisseminateFormat`, `idDoesNotExist`). */
  async one({ identifier, metadataPrefix }: RequestOf<'GetRecord'>): Promise<Xml> {
    const writing = this.writing(metadataPrefix);
    const item = await this.requireItem(identifier);
    const found = await this.described.find([item], writing.format);
    const described = found.get(item.releaseId) ?? null;
    return element('GetRecord', {}, [recordElement(item, described, writing)]);
  }

  /**
   * Text, or for records a stream of it. Throws `OaiRefusal` (`cannotDisseminateFormat`, `noRecordsMatch`)
   * and `Forbidden` (`url-invalid`, `url-expired`) for the token.
   */
  async list(request: ListRequest, about: Envelope): Promise<string | Readable> {
    const page = await this.page(request);
    const writing = this.writing(page.metadataPrefix);
    const dated = { ...about, respondedAt: page.respondedAt };
    if (request.verb === 'ListRecords') {
      return Readable.from(listRecords(dated, page, this.described, writing), {
        objectMode: false,
      });
    }
    const headers = page.items.map((item) => headerElement(item, writing.repositoryId));
    const content = [...headers, ...resumptionElement(page.resumption)];
    return envelope(dated, [element('ListIdentifiers', {}, content)]);
  }

  /** Throws `OaiRefusal` (`idDoesNotExist`). */
  async requireItem(identifier: string): Promise<HarvestItem> {
    const pid = pidIn(identifier, this.harvesting.repositoryId);
    const item = pid === null ? null : await this.harvest.find(pid);
    if (item !== null) return item;
    throw new OaiRefusal({
      code: 'idDoesNotExist',
      message: `"${identifier.slice(0, 200)}" names nothing that is here.`,
    });
  }

  private async page(request: ListRequest): Promise<HarvestPage> {
    const { pageSize } = this.harvesting;
    if (request.resumptionToken !== null) {
      return this.harvest.resume(request.verb, request.resumptionToken, pageSize);
    }
    requireFormat(request.metadataPrefix);
    const page = await this.harvest.begin(request, pageSize);
    if (page.items.length > 0) return page;
    throw new OaiRefusal({
      code: 'noRecordsMatch',
      message: 'No record was published or changed within these bounds.',
    });
  }

  private writing(metadataPrefix: string): Writing {
    return {
      repositoryId: this.harvesting.repositoryId,
      format: requireFormat(metadataPrefix),
      dataCite: this.dataCite.schema,
    };
  }
}
