import { Injectable } from '@nestjs/common';
import type { RebuildDocument } from '../../../domain/preservation/rebuild-document.js';
import { documentText } from '../../../domain/preservation/record-document.js';
import type { TagFile } from '../../../domain/preservation/write-bag.js';
import { EventLog } from '../../audit/index.js';
import { MirroredNamespaces } from '../../identity/index.js';
import { type MirroredFacts, MirroredReleases } from '../../releases/index.js';
import { MirroredHistory, type RepositoryView } from '../../repositories/index.js';
import { AddressedOpinions, MirroredOpinions } from '../../review/index.js';
import type { DocumentedRelease } from '../release-documents.js';

/** Writes what a service needs, and nobody else, to have a release as it was. Nothing in it is secret. */
@Injectable()
export class RebuildDocuments {
  constructor(
    private readonly namespaces: MirroredNamespaces,
    private readonly histories: MirroredHistory,
    private readonly releases: MirroredReleases,
    private readonly opinions: MirroredOpinions,
    private readonly addressed: AddressedOpinions,
    private readonly events: EventLog,
  ) {}

  /** Of a release that is or was published, by names without a folder. */
  async of(documented: DocumentedRelease): Promise<TagFile[]> {
    const { repository, release } = documented;
    const { report, ...facts } = await this.releases.describe(release);
    const events = await this.eventsOf(repository, release.version);
    const rebuild = await this.rebuildOf(documented, facts);
    return [
      { path: 'rebuild.json', text: documentText(rebuild) },
      { path: 'licence-report.json', text: documentText(report) },
      { path: 'events.json', text: documentText({ schema: 'sphere-events-v1', events }) },
    ];
  }

  private async rebuildOf(
    { repository, release, amendments }: DocumentedRelease,
    facts: Omit<MirroredFacts, 'report'>,
  ): Promise<RebuildDocument> {
    const isSealed = release.state !== 'published';
    const [opinions, commit, formerNames] = await Promise.all([
      this.opinions.describe(release.id),
      isSealed ? null : this.histories.describe(repository.id, release.commitId),
      this.histories.formerNames(repository.id),
    ]);
    const signed = opinions.flatMap(({ revisions, replies }) => [...revisions, ...replies]);
    const kids = [...new Set(signed.map(({ signature }) => signature.kid))];
    const handles = [
      ...[repository.namespace, commit?.account, facts.proposedBy, facts.publishedBy],
      ...[release.notice?.setBy, ...amendments.map(({ by }) => by)],
      ...facts.widenings.map(({ by }) => by),
      ...opinions.flatMap(({ advisor, replies }) => [
        advisor,
        ...replies.map(({ author }) => author),
      ]),
    ].filter((handle) => typeof handle === 'string');
    const named = await this.namespaces.describe([...new Set(handles)]);
    const isOwner = ({ handle }: { readonly handle: string }) => handle === repository.namespace;
    const namespace = named.find(isOwner);
    if (namespace === undefined) throw new Error(`${repository.fullName} belongs to nobody.`);
    return {
      schema: 'sphere-rebuild-v1',
      namespace,
      people: named.filter((one) => !isOwner(one)),
      addresses: await this.addressed.of(release),
      keys: await this.opinions.keys(kids),
      ...{ formerNames, commit, opinions, ...facts },
    };
  }

  private async eventsOf({ kind, fullName }: RepositoryView, version: string) {
    const events = await this.events.originals(`${kind}:${fullName}@${version}`);
    return events.map((event) => ({ ...event, at: event.at.toISOString() }));
  }
}
