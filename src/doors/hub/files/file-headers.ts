import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { flatHeaders } from '../../../foundations/http/serve-bytes.js';
import { ArtifactsService, type BlobView } from '../../../capabilities/artifacts/index.js';
import { ReleaseSignposts } from '../../../capabilities/releases/index.js';
import type {
  FileView,
  RepositoryView,
  Revision,
} from '../../../capabilities/repositories/index.js';
import { writeLinkHeader } from '../../../domain/signposting/header-budget.js';
import { entityTagOf, type ResolveHeaders, resolveHeaders } from './resolve-headers.js';

/** Some 3 kB each. */
const maxRemembered = 20_000;

/** What a file is served with. */
interface KnownHeaders {
  readonly headers: ResolveHeaders;
  /** The same with length and tag, names and values in turn, as `serveHead` takes them. */
  readonly flat: readonly string[];
  /** Where the bytes are; null for a draft, whose blobs may be given up and come again elsewhere. */
  readonly blob: BlobView | null;
}

/** The headers of files, worked out once: what a commit and a path lead to never changes. */
@Injectable()
export class FileHeaders {
  private readonly remembered = new LRUCache<string, KnownHeaders>({ max: maxRemembered });

  constructor(
    private readonly artifacts: ArtifactsService,
    private readonly signposts: ReleaseSignposts,
  ) {}

  /**
   * The headers of a file of a revision; asks the database only the first time. At the address of a
   * release they lead back to its landing page (scholarly D.1).
   */
  async of(repository: RepositoryView, revision: Revision, file: FileView): Promise<KnownHeaders> {
    const isOfRelease = revision.via === 'tag' && revision.isImmutable && revision.isPublic;
    const place = isOfRelease ? `${repository.fullName}@${revision.label}` : '';
    const key = `${place}${revision.commitId}${revision.isImmutable ? 'i' : 'm'}${revision.isPublic ? 'p' : 'd'}${file.path}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const [blob, links] = await Promise.all([
      this.artifacts.find(file.sha256),
      isOfRelease ? this.signposts.ofFile(repository, revision.label, file.path) : [],
    ]);
    const headers = {
      ...resolveHeaders(revision, file, blob?.mediaType ?? null),
      ...(links.length > 0 && { link: writeLinkHeader(links) }),
    };
    const whole = {
      ...headers,
      'content-length': String(file.sizeBytes),
      etag: `"${entityTagOf(file)}"`,
    };
    const worked = { headers, flat: flatHeaders(whole), blob: revision.isPublic ? blob : null };
    this.remembered.set(key, worked);
    return worked;
  }
}
