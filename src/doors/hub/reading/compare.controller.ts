import { Controller, Get, Header, Param, Query, UseGuards } from '@nestjs/common';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import {
  type FileView,
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import { flagOf, type HubQuery } from '../wire/hub-query.js';
import { RevisionLocator } from '../wire/locate-revision.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { presentRawDiff } from './present-diff.js';

/** What changed between revisions, for the Rust client (hf-hub C5). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class CompareController {
  constructor(
    private readonly locator: RevisionLocator,
    private readonly repositories: RepositoriesService,
  ) {}

  /** `base..head`, or one revision against the one before it. Which files changed, not how. */
  @Get('compare/:range')
  @Header('content-type', 'text/plain; charset=utf-8')
  async compare(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
    @Param('range') range: string,
    @Query() query: HubQuery,
  ): Promise<string> {
    if (!flagOf(query, 'raw')) {
      throw InvalidInput.field(
        'raw',
        'raw',
        'Only which files changed is told here: ask with "?raw=true".',
      );
    }
    const [base = '', head = ''] = range.includes('..') ? range.split('..', 2) : ['', range];
    const { revision } = await this.locator.locate(viewer, address, head);
    const after = await this.repositories.files(revision.treeId);
    if (base !== '') {
      const { revision: from } = await this.locator.locate(viewer, address, base);
      return presentRawDiff(await this.repositories.files(from.treeId), after);
    }
    const { commits } = await this.repositories.history(revision, { limit: 2 });
    const parent = commits[1];
    const before: readonly FileView[] =
      parent === undefined ? [] : await this.repositories.files(parent.treeId);
    return presentRawDiff(before, after);
  }
}
