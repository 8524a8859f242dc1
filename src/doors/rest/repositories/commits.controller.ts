import { Body, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  type CommitOperation,
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { type Fault, InvalidInput } from '../../../domain/errors/sphere-error.js';
import { mainBranch } from '../../../domain/identifiers/branch-name.js';
import { parseCommitId } from '../../../domain/identifiers/git-oid.js';
import { parseSha256 } from '../../../domain/identifiers/sha256.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { Address } from './address.js';
import { presentCommit } from './present-commit.js';
import { CommitDto, type OperationDto } from './repository.dto.js';

/** Small files in base64, up to 10 MiB in all, and the rest of the request. */
const bodyLimitBytes = 16_777_216;

@RestController(':kind/:namespace/:name/commits', 'Commits')
export class CommitsController {
  constructor(private readonly repositories: RepositoriesService) {}

  @Post()
  @RouteConfig({ bodyLimitBytes })
  @InRepository()
  @Answers({
    summary: 'Commit changes to a branch, as a whole or not at all',
    status: 201,
    body: 'CommitResult',
    access: 'token',
    refusals: [409, 412, 413, 415, 422],
  })
  async commit(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Body() body: CommitDto,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const { message, description, parent, branch = mainBranch } = body;
    const made = await this.repositories.commit(viewer, repository, branch, {
      title: message,
      ...(description !== undefined && { message: description }),
      ...(parent !== undefined && { parent: parseCommitId(parent) }),
      operations: readOperations(body.operations),
    });
    return { ...presentCommit(made.commitId), isNew: made.isNew };
  }
}

function readOperations(operations: readonly OperationDto[]): CommitOperation[] {
  const faults: Fault[] = [];
  const read = operations.flatMap((operation, index) => {
    try {
      return [readOperation(operation, `operations[${index}]`)];
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  if (faults[0] !== undefined) throw new InvalidInput(faults[0].message, { faults });
  return read;
}

function readOperation(operation: OperationDto, field: string): CommitOperation {
  const { op, path, sha256, size, content } = operation;
  if (op !== 'add') {
    if (sha256 === undefined && content === undefined) return { op, path };
    throw InvalidInput.field(
      field,
      'content-not-allowed',
      `"${path.slice(0, 120)}" is to be deleted; leave out "sha256" and "content".`,
      { path: path.slice(0, 120) },
    );
  }
  if (content !== undefined && sha256 === undefined) {
    return { op: 'add-bytes', path, bytes: readContent(operation, content, field) };
  }
  if (sha256 !== undefined && content === undefined) {
    const digest = parseSha256(sha256, `${field}.sha256`);
    return { op, path, sha256: digest, ...(size !== undefined && { sizeBytes: size }) };
  }
  throw InvalidInput.field(
    field,
    'sha256-or-content',
    `"${path.slice(0, 120)}" needs either "sha256" or "content".`,
    { path: path.slice(0, 120) },
  );
}

function readContent({ encoding }: OperationDto, content: string, field: string): Buffer {
  if (encoding !== 'base64') return Buffer.from(content, 'utf8');
  const bytes = Buffer.from(content, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') === content.replace(/=+$/, '')) return bytes;
  throw InvalidInput.field(`${field}.content`, 'base64', `"${field}.content" is not base64.`);
}
