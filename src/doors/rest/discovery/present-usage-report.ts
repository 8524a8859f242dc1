import type {
  UsageCounts,
  UsageReportPage,
  UsedRelease,
} from '../../../capabilities/discovery/index.js';
import type { ScholarlyRecord } from '../../../domain/scholarly/scholarly-record.js';
import { count, instant, list, nullable, object, oneOf, text } from '../openapi/schema.js';

/** A release that was used, with its record. */
export interface ReportedRelease {
  readonly use: UsedRelease;
  readonly record: ScholarlyRecord;
}

/** Who gives a report, of whom it tells, and when it was made. */
export interface ReportHead {
  /** Host of this instance. */
  readonly platform: string;
  /** By whom only; both where null. */
  readonly accessMethod: AccessMethod | null;
  readonly now: Date;
}

export const accessMethods = ['Regular', 'Machine'] as const;
export type AccessMethod = (typeof accessMethods)[number];

/**
 * A page of the dataset report of the COUNTER Code of Practice for Research Data (release 1). Every
 * release is a dataset of its own, by its version PID.
 */
export function presentUsageReport(
  { begin, end, asOf }: UsageReportPage,
  releases: readonly ReportedRelease[],
  { platform, accessMethod, now }: ReportHead,
) {
  const period = { Begin_Date: begin, End_Date: end };
  return {
    Report_Header: {
      Report_Name: 'Dataset Report',
      Report_ID: 'DSR',
      Release: 'RD1',
      Created: now.toISOString(),
      Created_By: 'Sphere',
      Reporting_Period: period,
      Report_Filters: accessMethod === null ? [] : [{ Name: 'Access_Method', Value: accessMethod }],
      Report_Attributes: [{ Name: 'As_Of', Value: asOf?.toISOString() ?? null }],
    },
    Report_Datasets: releases
      .filter(({ use }) => instancesOf(use, accessMethod).length > 0)
      .map(({ use, record }) => ({
        Dataset_Title: record.title,
        Dataset_ID: [
          record.doi === null
            ? { Type: 'URI', Value: record.address }
            : { Type: 'DOI', Value: record.doi },
          { Type: 'URL', Value: record.landingPage },
        ],
        Dataset_Attributes: [{ Type: 'Dataset_Version', Value: use.version }],
        Dataset_Dates: [{ Type: 'Pub_Date', Value: record.publicationDate }],
        Platform: platform,
        Publisher: record.publisher,
        Data_Type: record.resourceType.general,
        YOP: record.publicationYear,
        Performance: [
          {
            Period: period,
            Instance: instancesOf(use, accessMethod),
          },
        ],
      })),
  };
}

const metrics = [
  ['Total_Dataset_Investigations', 'investigations'],
  ['Unique_Dataset_Investigations', 'uniqueInvestigations'],
  ['Total_Dataset_Requests', 'requests'],
  ['Unique_Dataset_Requests', 'uniqueRequests'],
] as const satisfies readonly (readonly [string, keyof UsageCounts])[];

/** What is counted of a release; a count of zero is left out, as the code of practice asks. */
export function instancesOf(use: UsedRelease, only: AccessMethod | null) {
  const counts = { Regular: use.regular, Machine: use.machine };
  return accessMethods
    .filter((method) => only === null || method === only)
    .flatMap((method) =>
      metrics
        .filter(([, member]) => counts[method][member] > 0)
        .map(([metric, member]) => ({
          Metric_Type: metric,
          Access_Method: method,
          Count: counts[method][member],
        })),
    );
}

const period = object({ Begin_Date: text, End_Date: text });
const typed = object({ Type: text, Value: text });

/** The shape above, for the OpenAPI document. */
export const usageReportSchemas = {
  UsageReport: object({
    Report_Header: object({
      Report_Name: text,
      Report_ID: text,
      Release: text,
      Created: instant,
      Created_By: text,
      Reporting_Period: period,
      Report_Filters: list(object({ Name: text, Value: text })),
      Report_Attributes: list(object({ Name: text, Value: nullable(text) })),
    }),
    Report_Datasets: list(
      object({
        Dataset_Title: text,
        Dataset_ID: list(typed),
        Dataset_Attributes: list(typed),
        Dataset_Dates: list(typed),
        Platform: text,
        Publisher: text,
        Data_Type: text,
        YOP: text,
        Performance: list(
          object({
            Period: period,
            Instance: list(
              object({
                Metric_Type: oneOf(...metrics.map(([metric]) => metric)),
                Access_Method: oneOf(...accessMethods),
                Count: count,
              }),
            ),
          }),
        ),
      }),
    ),
  }),
};
