import { Injectable } from '@nestjs/common';
import type { HarvestItem } from '../../../capabilities/harvesting/index.js';
import { MainFiles, ScholarlyRecords } from '../../../capabilities/releases/index.js';
import type { OpenAireFile } from '../../../domain/scholarly/openaire.js';
import { fileAddressBelow } from '../../../domain/scholarly/record-addresses.js';
import type { ScholarlyRecord } from '../../../domain/scholarly/scholarly-record.js';
import type { MetadataFormat } from './metadata-formats.js';

/** What metadata is written from. */
export interface DescribedItem {
  readonly record: ScholarlyRecord;
  /** The main ones, where the format names them; else none. */
  readonly files: readonly OpenAireFile[];
}

/** Reads what is known of items. */
@Injectable()
export class DescribedItems {
  constructor(
    private readonly records: ScholarlyRecords,
    private readonly mainFiles: MainFiles,
  ) {}

  /** By the ids of releases; items that are deleted are left out. */
  async find(
    items: readonly HarvestItem[],
    { namesFiles }: MetadataFormat,
  ): Promise<ReadonlyMap<string, DescribedItem>> {
    const live = items.filter(({ isDeleted }) => !isDeleted);
    const records = await this.records.findMany(live.map(({ releaseId }) => releaseId));
    const asked = [...records].map(([releaseId, { kind }]) => ({ releaseId, kind }));
    const files = namesFiles === true ? await this.mainFiles.ofMany(asked) : null;
    return new Map(
      [...records].map(([releaseId, record]) => [
        releaseId,
        {
          record,
          files: (files?.get(releaseId) ?? []).map(({ path, mediaType }) => ({
            url: fileAddressBelow(record.concept.landingPage, record.version ?? '', path),
            mediaType,
          })),
        },
      ]),
    );
  }
}
