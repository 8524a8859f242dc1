import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import {
  DescriptionsService,
  type RevisionDescription,
} from '../../../capabilities/descriptions/index.js';
import { IdentityService } from '../../../capabilities/identity/index.js';
import { CardWriter, ReleasesService } from '../../../capabilities/releases/index.js';
import { type DepositView, RepositoriesService } from '../../../capabilities/repositories/index.js';
import {
  type RepositoryKind,
  repositoryKinds,
} from '../../../domain/identifiers/repository-kind.js';
import { canWrite } from '../../../domain/release/policies.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import { type FormState, formValues, freshForm, statusOfForm } from '../forms/form-state.js';
import { depositWords } from '../language/deposit-words.js';
import { type Page, type SeeOther, seeOther } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { depositAddress } from './deposit-address.js';
import { refusedDeposit, refusedHere } from './refused-deposit.js';
import { DepositsPage, type ListedDeposit } from './deposits-page.js';

const shownDeposits = 20;

/** What somebody works on, and the beginning of something new. */
@Controller('deposit')
@UseInterceptors(SendPages)
export class DepositsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly descriptions: DescriptionsService,
    private readonly cards: CardWriter,
    private readonly identity: IdentityService,
  ) {}

  @Get()
  async deposits(
    @CurrentVisit() visit: Visit,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    const { handle } = requireAccount(visit.viewer);
    const kind = repositoryKinds.find((one) => one === query['kind']) ?? '';
    return this.page(visit, freshForm({ namespace: handle, kind }), query);
  }

  @Post()
  async begin(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page | SeeOther> {
    requireAccount(visit.viewer);
    const values = formValues(body);
    const kind = repositoryKinds.find((one) => one === values['kind']);
    if (kind === undefined) {
      const { kindMissing } = depositWords[visit.language];
      return this.page(visit, refusedHere(values, 400, kindMissing, 'kind'), {});
    }
    try {
      const repository = await this.found(visit, kind, values);
      return seeOther(depositAddress(repository));
    } catch (error) {
      return this.page(visit, refusedDeposit(values, error, visit.language), {});
    }
  }

  private found(visit: Visit, kind: RepositoryKind, values: Readonly<Record<string, string>>) {
    const title = values['title']?.trim() ?? '';
    return this.cards.deposit(visit.viewer, {
      kind,
      namespace: values['namespace'] ?? '',
      name: values['name']?.trim() ?? '',
      ...(title !== '' && { metadata: { title } }),
    });
  }

  private async page(
    visit: Visit,
    form: FormState,
    query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    const words = depositWords[visit.language];
    const account = requireAccount(visit.viewer);
    const showsAll = query['show'] === 'all';
    const cursor = typeof query['cursor'] === 'string' ? query['cursor'] : null;
    const [page, namespaces] = await Promise.all([
      this.repositories.deposits(account, {
        unreleasedOnly: !showsAll,
        limit: shownDeposits,
        cursor,
      }),
      this.writableNamespaces(account),
    ]);
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      status: statusOfForm(form),
      scripts: ['deposit-name.js'],
      main: (
        <DepositsPage
          {...{ visit, form, namespaces, showsAll, cursor }}
          deposits={await this.withTitles(page.items)}
          next={page.next}
        />
      ),
    };
  }

  private async withTitles(items: readonly DepositView[]): Promise<readonly ListedDeposit[]> {
    const [described, candidates] = await Promise.all([
      this.descriptions.describeMany([...new Set(items.map(({ treeId }) => treeId))]),
      this.releases.openCandidates(items.map(({ repository }) => repository.id)),
    ]);
    return items.map(({ repository, treeId, headIsPublic }) => ({
      repository,
      headIsPublic,
      title: titleOf(described.get(treeId)),
      candidates: candidates.filter(({ repositoryId }) => repositoryId === repository.id),
    }));
  }

  /** The account's own handle first, then those of organisations. */
  private async writableNamespaces(account: AccountViewer): Promise<readonly string[]> {
    const found = await Promise.all(
      [...account.memberships]
        .filter(([id]) => id !== account.accountId && canWrite(account, { namespaceId: id }))
        .map(([id]) => this.identity.namespaceById(id)),
    );
    return [account.handle, ...found.map(({ handle }) => handle).sort()];
  }
}

function titleOf(description: RevisionDescription | undefined): string | null {
  const title = description?.frontMatter['title'];
  return typeof title === 'string' && title.trim() !== '' ? title : null;
}
