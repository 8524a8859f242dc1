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

/**
 * A page of the dataset report of the COUNTER Code of Practice for Research Data (release 1). Every
 * release is a dataset of its own, by its version PID.
 * @param platform host of this instance
 */
export function presentUsageReport(
  { begin, end, asOf }: UsageReportPage,
  releases: readonly ReportedRelease[],
  platform: string,
  now: Date,
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
      Report_Filters: [],
      Report_Attributes: [{ Name: 'As_Of', Value: asOf?.toISOString() ?? null }],
    },
    Report_Datasets: releases.map(({ use, record }) => ({
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
          Instance: [...instances('Regular', use.regular), ...instances('Machine', use.machine)],
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

/** A count of zero is left out, as the code of practice asks. */
function instances(accessMethod: 'Regular' | 'Machine', counts: UsageCounts) {
  return metrics
    .filter(([, member]) => counts[member] > 0)
    .map(([metric, member]) => ({
      Metric_Type: metric,
      Access_Method: accessMethod,
      Count: counts[member],
    }));
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
      Report_Filters: list(typed),
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
                Access_Method: oneOf('Regular', 'Machine'),
                Count: count,
              }),
            ),
          }),
        ),
      }),
    ),
  }),
};
