import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { HarvestList, HarvestSets } from '../../capabilities/harvesting/index.js';
import { Forbidden } from '../../domain/errors/sphere-error.js';
import type { Xml } from '../../domain/scholarly/xml.js';
import { ContactConfig } from '../../foundations/config/contact.config.js';
import { HarvestingConfig } from '../../foundations/config/harvesting.config.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { RecordAnswers } from './answer-records.js';
import { type Envelope, envelope, errorAnswer } from './answer/envelope.js';
import { identifyElement } from './answer/identify.js';
import { listFormatsElement } from './answer/metadata-formats.js';
import { listSetsElement } from './answer/sets.js';
import type { Arguments } from './request/arguments.js';
import { type OaiError, OaiRefusal } from './request/oai-error.js';
import { type OaiRequest, readRequest } from './request/read-request.js';

/** Answers the six verbs of OAI-PMH 2.0, and whatever else is asked, in the protocol's own words. */
@Injectable()
export class OaiAnswers {
  private readonly baseUrl: string;

  constructor(
    private readonly list: HarvestList,
    private readonly sets: HarvestSets,
    private readonly records: RecordAnswers,
    private readonly harvesting: HarvestingConfig,
    private readonly contact: ContactConfig,
    server: ServerConfig,
  ) {
    this.baseUrl = `${server.publicUrl}/oai`;
  }

  /** Text, or for a list of records a stream of it. */
  async answer(given: Arguments): Promise<string | Readable> {
    const about: Envelope = {
      baseUrl: this.baseUrl,
      respondedAt: await this.list.now(),
      arguments: Object.fromEntries(given.pairs),
    };
    try {
      return await this.answerRequest(readRequest(given), about);
    } catch (error) {
      return errorAnswer(about, errorsOf(error));
    }
  }

  private async answerRequest(request: OaiRequest, about: Envelope): Promise<string | Readable> {
    switch (request.verb) {
      case 'Identify':
        return envelope(about, [await this.identify(about.respondedAt)]);
      case 'ListMetadataFormats':
        if (request.identifier !== null) await this.records.requireItem(request.identifier);
        return envelope(about, [listFormatsElement()]);
      case 'ListSets':
        return envelope(about, [await this.listSets(request.resumptionToken)]);
      case 'GetRecord':
        return envelope(about, [await this.records.one(request)]);
      case 'ListIdentifiers':
      case 'ListRecords':
        return this.records.list(request, about);
    }
  }

  private async identify(now: Date): Promise<Xml> {
    return identifyElement({
      name: 'Sphere',
      baseUrl: this.baseUrl,
      email: this.contact.email,
      repositoryId: this.harvesting.repositoryId,
      earliest: (await this.list.earliest()) ?? now,
    });
  }

  private async listSets(token: string | null): Promise<Xml> {
    const { pageSize } = this.harvesting;
    return listSetsElement(
      token === null ? await this.sets.begin(pageSize) : await this.sets.resume(token, pageSize),
    );
  }
}

/** The protocol's word for a refusal; what it has none for is thrown again. */
function errorsOf(error: unknown): readonly OaiError[] {
  if (error instanceof OaiRefusal) return error.errors;
  const code = error instanceof Forbidden ? error.code : null;
  const message = tokenRefusals.get(code ?? '');
  if (message !== undefined) return [{ code: 'badResumptionToken', message }];
  throw error;
}

const tokenRefusals: ReadonlyMap<string, string> = new Map([
  ['url-expired', 'The resumption token has expired; begin the list again.'],
  ['url-invalid', 'This is no resumption token that this repository gave for this verb.'],
]);
