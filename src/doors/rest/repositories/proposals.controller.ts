import { Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { maxInlineBytes } from '../../../capabilities/artifacts/index.js';
import { bibliographyTooLarge, MetadataProposals } from '../../../capabilities/papers/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import type { Proposal } from '../../../domain/bibliography/proposal.js';
import {
  bibliographyMediaTypes,
  formatOfMediaType,
  maxBibliographyBytes,
  readBibliography,
} from '../../../domain/bibliography/read-bibliography.js';
import { InvalidInput, TooLarge } from '../../../domain/errors/sphere-error.js';
import type { Language } from '../../../domain/language/language.js';
import { requireWrite } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { AnswerLanguage } from '../answer-language.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { Address } from './address.js';
import { presentProposal } from './present-proposal.js';
import { readRawBody } from './read-raw-body.js';

const taken = [...bibliographyMediaTypes, 'application/pdf', 'application/json'];

@RestController(':kind/:namespace/:name/metadata/proposal', 'Repositories')
export class ProposalsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly proposals: MetadataProposals,
  ) {}

  @Post()
  @RouteConfig({ rawBody: true })
  @InRepository()
  @ApiConsumes(...taken)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers({
    summary: 'Propose metadata from a bibliography or a PDF; nothing is stored',
    description:
      'BibTeX, RIS, CSL-JSON or CITATION.cff of at most 1 MiB, a PDF of at most 10 MiB, or as JSON ' +
      'the "path" of such a file in the draft. The licence is never proposed.',
    body: 'MetadataProposal',
    access: 'token',
    refusals: [413, 415, 422],
  })
  async propose(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @AnswerLanguage() language: Language,
    @Req() request: FastifyRequest,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    requireWrite(viewer, repository);
    const proposal = await this.read(request, (path) =>
      this.proposals.fromFile(viewer, repository, path),
    );
    return presentProposal(proposal, language);
  }

  private async read(
    request: FastifyRequest,
    fromFile: (path: string) => Promise<Proposal>,
  ): Promise<Proposal> {
    const stated = request.headers['content-type'] ?? '';
    const type = (stated.split(';', 1)[0] ?? '').trim().toLowerCase();
    if (type === 'application/pdf') {
      return this.proposals.fromPdf(await readRawBody(request, maxInlineBytes, pdfTooLarge));
    }
    const format = formatOfMediaType(type);
    if (format === null && type !== 'application/json') throw notUnderstood(stated);
    const bytes = await readRawBody(request, maxBibliographyBytes, bibliographyTooLarge);
    const text = bytes.toString('utf8');
    return format === null ? fromFile(pathIn(text)) : readBibliography(text, format);
  }
}

function pathIn(text: string): string {
  const path = (parseJson(text) as { path?: unknown } | null)?.path;
  if (typeof path === 'string') return path;
  throw InvalidInput.field(
    'path',
    'bibliography-path',
    'Send {"path": "paper.pdf"}: the path of a PDF or a bibliography in the draft.',
    { value: String(path).slice(0, 80) },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 160) : 'unreadable';
    throw new InvalidInput(`The body is not JSON: ${reason}.`, { cause }, 'malformed-json', {
      reason,
    });
  }
}

function notUnderstood(stated: string): InvalidInput {
  const type = stated === '' ? 'none' : stated.slice(0, 80);
  return new InvalidInput(
    `A body of type "${type}" is not understood here; send ${taken.join(', ')}.`,
    {},
    'unsupported-media-type',
    { type },
  );
}

function pdfTooLarge(): TooLarge {
  return new TooLarge(`A PDF sent in one request has at most ${maxInlineBytes} bytes.`, {
    remedy: 'Upload it to the draft, and name its path.',
    facts: { what: 'request', limitBytes: maxInlineBytes },
  });
}
