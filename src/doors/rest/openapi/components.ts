import { blobSchemas } from '../discovery/blobs.controller.js';
import { eventSchemas } from '../discovery/events.controller.js';
import { licenceSchemas } from '../discovery/present-licences.js';
import { searchSchemas } from '../discovery/present-search.js';
import { unreadPaperSchemas } from '../discovery/unread-papers.controller.js';
import { statisticsSchemas } from '../discovery/present-statistics.js';
import { usageReportSchemas } from '../discovery/present-usage-report.js';
import { identitySchemas } from '../identity/present-identity.js';
import { notifySchemas } from '../notify/present-notify.js';
import { problemSchemas } from '../problem.js';
import { creditSchemas } from '../releases/credit.controller.js';
import { relationSchemas } from '../releases/relations.controller.js';
import { preservationEventSchemas } from '../releases/release-events.controller.js';
import { releaseSchemas } from '../releases/release-schemas.js';
import { reviewSchemas } from '../reviews/review-schemas.js';
import { commitSchemas } from '../repositories/present-commit.js';
import { paperTextSchemas } from '../repositories/paper-texts.controller.js';
import { proposalSchemas } from '../repositories/present-proposal.js';
import { recordSchemas } from '../repositories/present-record.js';
import { uploadSchemas } from '../repositories/present-upload.js';
import type { Schema } from './schema.js';

/** Every named shape that the own API answers. */
export const components: Readonly<Record<string, Schema>> = {
  ...blobSchemas,
  ...commitSchemas,
  ...creditSchemas,
  ...eventSchemas,
  ...preservationEventSchemas,
  ...identitySchemas,
  ...licenceSchemas,
  ...notifySchemas,
  ...problemSchemas,
  ...paperTextSchemas,
  ...proposalSchemas,
  ...recordSchemas,
  ...relationSchemas,
  ...releaseSchemas,
  ...reviewSchemas,
  ...searchSchemas,
  ...statisticsSchemas,
  ...unreadPaperSchemas,
  ...uploadSchemas,
  ...usageReportSchemas,
};
