import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import { revisionSwhid } from '../../../domain/identifiers/swhid.js';
import { commitId, count, flag, object, sha256, text } from '../openapi/schema.js';

/** A commit that was made. */
export function presentCommit(id: CommitId) {
  return { commit: id, swhid: revisionSwhid(id) };
}

const commit = { commit: commitId, swhid: text };

/** The shapes of what commits answer, for the OpenAPI document. */
export const commitSchemas = {
  Commit: object(commit),
  CommitResult: object({ ...commit, isNew: flag }),
  CommittedFile: object({ ...commit, isNew: flag, path: text, sha256, size: count }),
};
