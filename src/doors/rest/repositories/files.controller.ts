import { Put, Query, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiHeader, ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { maxInlineBytes } from '../../../capabilities/artifacts/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { InvalidInput, TooLarge } from '../../../domain/errors/sphere-error.js';
import { parseArtifactPath } from '../../../domain/identifiers/artifact-path.js';
import { mainBranch } from '../../../domain/identifiers/branch-name.js';
import { parseCommitId } from '../../../domain/identifiers/git-oid.js';
import { parseSha256, type Sha256 } from '../../../domain/identifiers/sha256.js';
import { requireWrite } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { Address, PathParam } from './address.js';
import { presentCommit } from './present-commit.js';
import { readRawBody } from './read-raw-body.js';
import { FileQuery } from './repository.dto.js';

@RestController(':kind/:namespace/:name/files', 'Commits')
export class FilesController {
  constructor(private readonly repositories: RepositoriesService) {}

  @Put('*')
  @RouteConfig({ rawBody: true })
  @InRepository()
  @ApiParam({ name: 'path', description: 'With its slashes; other characters percent-encoded.' })
  @ApiHeader({
    name: 'Repr-Digest',
    required: false,
    description: 'Checked where it has sha-256 (RFC 9530).',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers({
    summary: 'Commit one small file, at most 10 MiB',
    status: 201,
    body: 'CommittedFile',
    access: 'token',
    refusals: [409, 412, 413, 422],
  })
  async put(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @PathParam() path: string,
    @Query() { message, parent, branch = mainBranch }: FileQuery,
    @Req() request: FastifyRequest,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    // Before ten mebibytes are read for somebody who may not store them.
    requireWrite(viewer, repository);
    const parsed = parseArtifactPath(path);
    const sha256 = readDigest(request);
    const bytes = await readRawBody(request, maxInlineBytes, tooLarge);
    const made = await this.repositories.commit(viewer, repository, branch, {
      title: message ?? `Put ${parsed.slice(0, 200)}`,
      ...(parent !== undefined && { parent: parseCommitId(parent) }),
      operations: [{ op: 'add-bytes', path, bytes, ...(sha256 !== null && { sha256 }) }],
    });
    const entry = await this.repositories.entry(made, parsed);
    if (entry?.type !== 'file') throw new Error(`${parsed} was just committed and is not there.`);
    return {
      ...presentCommit(made.commitId),
      isNew: made.isNew,
      path: parsed,
      sha256: entry.sha256,
      size: entry.sizeBytes,
    };
  }
}

/** The SHA-256 of a `Repr-Digest` header (RFC 9530 §3), null where it names none; other algorithms are passed over. */
function readDigest({ headers }: FastifyRequest): Sha256 | null {
  const stated = [headers['repr-digest'] ?? []].flat().join(', ');
  const [, base64] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(stated) ?? [];
  if (base64 !== undefined) return parseSha256(Buffer.from(base64, 'base64').toString('hex'));
  if (!/(?:^|,)\s*sha-256\s*=/i.test(stated)) return null;
  const shown = stated.slice(0, 80);
  throw InvalidInput.field(
    'Repr-Digest',
    'sha256',
    `"${shown}" holds no SHA-256; write sha-256=:…: with its 32 bytes in base64.`,
    { value: shown },
  );
}

function tooLarge(): TooLarge {
  return new TooLarge(`A file sent in one request has at most ${maxInlineBytes} bytes.`, {
    remedy: 'Begin an upload for this file.',
    facts: { what: 'inline', limitBytes: maxInlineBytes },
  });
}
