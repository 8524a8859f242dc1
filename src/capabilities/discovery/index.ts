export { type CitingRecord, CitationsService } from './citations/citations.service.js';
export { IdentifierIndex } from './citations/identifier-index.js';
export { DiscoveryModule } from './discovery.module.js';
export { type DraftPage, DraftsService, type ListedDraft } from './listing/drafts.service.js';
export { type ListedTag, ListedTags } from './listing/listed-tags.js';
export {
  type ListedHead,
  ListingIndex,
  type UndescribedRevision,
} from './listing/listing-index.js';
export { type ListedRevision, ListingPages } from './listing/listing-pages.js';
export type { ListingQuery, ListingSort } from './listing/listing-query.js';
export type { DraftAudience } from './listing/listing-statement.js';
export { Coauthors } from './search/coauthors.js';
export type { Highlight } from './search/highlight.js';
export type { FacetName } from './search/index-row.js';
export { PapersService } from './search/papers.service.js';
export type { RecordDocument } from './search/record-document.js';
export { type RegisteredRecord, RecordRegister } from './search/record-register.js';
export { type RecordQuery, type RecordSort, recordSorts } from './search/record-query.js';
export { RecordTexts } from './search/record-texts.js';
export { RecordsIndex } from './search/records-index.js';
export {
  type FacetValue,
  type RecordHit,
  type RecordPage,
  RecordsService,
} from './search/records.service.js';
export {
  DownloadsService,
  type DownloadTotals,
  type UsageHealth,
} from './usage/downloads.service.js';
export { RobotLists } from './usage/robot-lists.service.js';
export { type RebuiltDay, UsageRebuild } from './usage/usage-rebuild.service.js';
export type { DownloadEvent, ViewEvent } from './usage/usage-event.js';
export type { StatisticsQuery, UsageFigures, UsageStatistics } from './usage/usage-statistics.js';
export {
  type UsageCounts,
  type UsageReportPage,
  UsageReports,
  type UsedRelease,
} from './usage/usage-reports.service.js';
