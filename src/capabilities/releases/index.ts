export { AbandonCandidate } from './abandon-candidate.js';
export { type AmendmentRequest, AnnotateRelease } from './annotate-release.js';
export { type BlobHolder, BlobHolders } from './blob-holders.js';
export {
  type CandidateEnding,
  CandidatesService,
  type QueuedCandidate,
} from './candidates.service.js';
export { CreditConfirmations } from './credit/confirm-credit.js';
export { CardEditor, type CardInHand } from './edit-card.js';
export { FurtherRelations } from './further-relations.js';
export { type InverseRelation, InverseRelations } from './inverse-relations.js';
export { LabelledReleases, type ReleaseLabel } from './labelled-releases.js';
export { type Lineage, type LineageNode, LineageReader } from './lineage.js';
export { type MainFile, MainFiles } from './main-files.js';
export { type MarkedPage, MarkedReleases, type MarkedRelease } from './marked-releases.js';
export { type MirroredFacts, MirroredReleases } from './mirrored-releases.js';
export { ProposeRelease, type Proposal } from './propose-release.js';
export { type PublicRecord, PublicRecords } from './public-records.js';
export { PublishRelease } from './publish-release.js';
export { DraftReader, type DraftView } from './read-draft.js';
export { type FixitySummary, ReleaseFixity } from './release-fixity.js';
export { type RegisteredRelease, ReleaseRegister } from './release-register.js';
export { type LandingPage, ReleaseSignposts } from './release-signposts.js';
export { RegisteredReleases } from './registered-releases.js';
export type { AmendmentView, DryRunView, ReleaseFileView, ReleaseView } from './release-view.js';
export { ReleasesModule } from './releases.module.js';
export {
  type FixityView,
  type Occurrence,
  type OpenCandidate,
  type PidTarget,
  ReleasesService,
} from './releases.service.js';
export { RenameRecord } from './rename-record.js';
export { filesOf, RestoreRelease } from './restore-release.js';
export { ScholarlyRecords } from './scholarly-records.js';
export { WidenLicence, type WideningRequest } from './widen-licence.js';
export { type Ground, WithdrawRelease } from './withdraw-release.js';
export { CardWriter, type Deposit } from './write-card.js';
