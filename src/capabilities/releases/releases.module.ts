import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { AuditModule } from '../audit/index.js';
import { DescriptionsModule } from '../descriptions/index.js';
import { DiscoveryModule } from '../discovery/index.js';
import { DoisModule } from '../dois/index.js';
import { HarvestingModule } from '../harvesting/index.js';
import { IdentityModule } from '../identity/index.js';
import { PapersModule } from '../papers/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { AbandonCandidate } from './abandon-candidate.js';
import { AnnotateRelease } from './annotate-release.js';
import { BlobHolders } from './blob-holders.js';
import { CandidatesService } from './candidates.service.js';
import { CreditConfirmations } from './credit/confirm-credit.js';
import { DescribeAhead } from './describe-ahead.js';
import { CardEditor } from './edit-card.js';
import { RevisionJudge } from './judge-revision.js';
import { LabelledReleases } from './labelled-releases.js';
import { LatestRelease } from './latest-release.js';
import { LineageReader } from './lineage.js';
import { MainFiles } from './main-files.js';
import { MarkedReleases } from './marked-releases.js';
import { MirroredReleases } from './mirrored-releases.js';
import { ProposeRelease } from './propose-release.js';
import { PublicRecords } from './public-records.js';
import { PublishRelease } from './publish-release.js';
import { DraftReader } from './read-draft.js';
import { DerivationCycles } from './derivation-cycles.js';
import { FurtherRelations } from './further-relations.js';
import { InverseRelations } from './inverse-relations.js';
import { EvidenceReader } from './read-evidence.js';
import { ReferringWorks } from './referring-works.js';
import { ReleaseFixity } from './release-fixity.js';
import { ReleaseRegister } from './release-register.js';
import { ReleaseSignposts } from './release-signposts.js';
import { ReleasesService } from './releases.service.js';
import { RenameRecord } from './rename-record.js';
import { RegisteredReleases } from './registered-releases.js';
import { RestoreRelease } from './restore-release.js';
import { BaseResolver } from './resolve-bases.js';
import { ScholarlyRecords } from './scholarly-records.js';
import { DoiStamps } from './stamp-dois.js';
import { HarvestStamps } from './stamp-harvest.js';
import { WidenLicence } from './widen-licence.js';
import { WithdrawRelease } from './withdraw-release.js';
import { CardWriter } from './write-card.js';

const useCases = [
  AbandonCandidate,
  AnnotateRelease,
  BlobHolders,
  CandidatesService,
  CardEditor,
  CardWriter,
  CreditConfirmations,
  DraftReader,
  FurtherRelations,
  InverseRelations,
  LabelledReleases,
  LineageReader,
  MainFiles,
  MarkedReleases,
  MirroredReleases,
  ProposeRelease,
  PublicRecords,
  PublishRelease,
  ReleaseFixity,
  ReleaseRegister,
  ReleaseSignposts,
  RegisteredReleases,
  ReleasesService,
  RenameRecord,
  RestoreRelease,
  ScholarlyRecords,
  WidenLicence,
  WithdrawRelease,
];

/** Releases from proposal to tombstone. */
@Module({
  imports: [
    ArtifactsModule,
    AuditModule,
    DescriptionsModule,
    DiscoveryModule,
    DoisModule,
    HarvestingModule,
    IdentityModule,
    PapersModule,
    RepositoriesModule,
  ],
  providers: [
    ...useCases,
    BaseResolver,
    DerivationCycles,
    DescribeAhead,
    DoiStamps,
    EvidenceReader,
    HarvestStamps,
    LatestRelease,
    ReferringWorks,
    RevisionJudge,
  ],
  exports: useCases,
})
export class ReleasesModule {}
