import { Injectable } from '@nestjs/common';
import { arxivKey, ownArxivId } from '../../../domain/card/work-identifiers.js';
import { InvalidInput, NotFound, Withdrawn } from '../../../domain/errors/sphere-error.js';
import { readArxivId } from '../../../domain/identifiers/arxiv-id.js';
import { anonymousViewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import {
  CitationsService,
  PapersService,
  type RecordDocument,
} from '../../../capabilities/discovery/index.js';
import { ReleasesService, type ReleaseView } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import { repositoryUrl } from '../wire/public-address.js';

/** A paper that is published. */
export interface PublishedPaper {
  /** The arXiv id where this record is what it leads to, else the PID of the record. */
  readonly id: string;
  readonly repository: RepositoryView;
  /** The one that is shown. */
  readonly release: ReleaseView;
  readonly document: RecordDocument;
}

/** Finds what is published of a paper, whoever asks: drafts have no place here (hf-hub D). */
@Injectable()
export class PaperFinder {
  constructor(
    private readonly papers: PapersService,
    private readonly citations: CitationsService,
    private readonly releases: ReleasesService,
    private readonly repositories: RepositoriesService,
    private readonly config: ServerConfig,
  ) {}

  /**
   * The paper of an arXiv id, in any version and spelling, or of a PID of Sphere's; the PID of a
   * release gives that one. Throws `NotFound` (`paper-not-found`), and `Withdrawn` where no release
   * is left to show.
   */
  async require(id: string): Promise<PublishedPaper> {
    const arxivId = readArxivId(id);
    const found = arxivId === null ? await this.ofPid(id) : await this.ofArxivId(arxivId);
    if (found === null) throw paperNotFound(id);
    const { repository, version } = found;
    const document = await this.papers.find(repository.id);
    const release = await this.releaseOf(repository, version);
    if (document === null || release.state === 'withdrawn')
      throw this.withdrawn(repository, release);
    const [paper] = await this.complete([{ document, repository, release }]);
    if (paper === undefined) throw new Error('One paper is made of one document.');
    return paper;
  }

  /** The papers of documents, in their order. */
  async ofDocuments(documents: readonly RecordDocument[]): Promise<PublishedPaper[]> {
    const releases = await this.releases.findMany(documents.map(({ releaseId }) => releaseId));
    const parts = await Promise.all(
      documents.map(async (document) => {
        const repository = await this.repositories.findById(document.repositoryId);
        const release = releases.get(document.releaseId);
        return repository === null || release === undefined
          ? []
          : [{ document, repository, release }];
      }),
    );
    return this.complete(parts.flat());
  }

  private async complete(papers: readonly Omit<PublishedPaper, 'id'>[]): Promise<PublishedPaper[]> {
    const keys = papers.flatMap(({ release }) => arxivKey(ownArxivId(release.metadata)) ?? []);
    const works = await this.citations.findWorks('paper', keys);
    return papers.map((paper) => {
      const arxivId = ownArxivId(paper.release.metadata);
      const leadsHere = arxivId !== null && works.get(arxivKey(arxivId)) === paper.repository.id;
      return { id: leadsHere ? arxivId : paper.repository.pid, ...paper };
    });
  }

  private async ofArxivId(arxivId: string) {
    const key = arxivKey(arxivId);
    const repositoryId = (await this.citations.findWorks('paper', [key])).get(key);
    if (repositoryId === undefined) return null;
    const repository = await this.repositories.findById(repositoryId);
    return repository === null ? null : { repository, version: null };
  }

  private async ofPid(text: string) {
    try {
      const { kind, namespace, name, version } = await this.releases.findPid(text);
      if (kind !== 'paper') return null;
      const repository = await this.repositories.require(anonymousViewer, kind, namespace, name);
      return { repository, version };
    } catch (error) {
      if (error instanceof InvalidInput || error instanceof NotFound) return null;
      throw error;
    }
  }

  private async releaseOf(repository: RepositoryView, version: string | null) {
    if (version !== null) return this.releases.require(anonymousViewer, repository, version);
    const release =
      (await this.releases.latest(repository)) ?? (await this.releases.newestWithdrawn(repository));
    if (release === null) throw paperNotFound(repository.fullName);
    return release;
  }

  private withdrawn(repository: RepositoryView, { version, tombstone }: ReleaseView): Withdrawn {
    const page = `${repositoryUrl(this.config.publicUrl, repository)}/releases/${version}`;
    return new Withdrawn(version, {
      ...tombstone,
      version,
      page,
    });
  }
}

/** No paper has this id. */
function paperNotFound(id: string): NotFound {
  return new NotFound('paper-not-found', `There is no published paper "${id.slice(0, 80)}".`);
}
