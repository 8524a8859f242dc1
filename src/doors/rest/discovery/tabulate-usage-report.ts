import type { UsageReportPage } from '../../../capabilities/discovery/index.js';
import { instancesOf, type ReportedRelease, type ReportHead } from './present-usage-report.js';

/** How the cells of a table are told apart. */
export type TableForm = 'csv' | 'tsv';

const columns = [
  ...['Dataset_Title', 'Publisher', 'Platform', 'DOI', 'URI', 'URL', 'Dataset_Version'],
  ...['Publication_Date', 'Data_Type', 'YOP', 'Access_Method', 'Metric_Type'],
  'Reporting_Period_Total',
] as const;

/**
 * The head of the dataset report as a table: lines of name and value, an empty one, and the names of the
 * columns, as COUNTER lays its reports out.
 */
export function headOfTable(
  { begin, end, asOf }: Pick<UsageReportPage, 'begin' | 'end' | 'asOf'>,
  { accessMethod, now }: ReportHead,
  form: TableForm,
): string {
  const head: readonly (readonly string[])[] = [
    ['Report_Name', 'Dataset Report'],
    ['Report_ID', 'DSR'],
    ['Release', 'RD1'],
    ['Report_Filters', accessMethod === null ? '' : `Access_Method=${accessMethod}`],
    ['Report_Attributes', `As_Of=${asOf?.toISOString() ?? ''}`],
    ['Exceptions', ''],
    ['Reporting_Period', `begin_date=${begin}; end_date=${end}`],
    ['Created', now.toISOString()],
    ['Created_By', 'Sphere'],
    [],
    columns,
  ];
  return head.map((cells) => lineOf(cells, form)).join('');
}

/** The lines of a release, one for each access method and metric that has a count. */
export function linesOfRelease(
  { use, record }: ReportedRelease,
  { platform, accessMethod }: ReportHead,
  form: TableForm,
): string {
  const { title, publisher, doi, address, landingPage, publicationDate, publicationYear } = record;
  return instancesOf(use, accessMethod)
    .map((instance) =>
      lineOf(
        [
          ...[title, publisher, platform, doi ?? '', doi === null ? address : '', landingPage],
          ...[use.version, publicationDate, record.resourceType.general, publicationYear],
          ...[instance.Access_Method, instance.Metric_Type, String(instance.Count)],
        ],
        form,
      ),
    )
    .join('');
}

/** RFC 4180 for commas; between tabs nothing can be quoted, and a tab becomes a space. */
function lineOf(cells: readonly string[], form: TableForm): string {
  const harmless = cells.map(asText);
  if (form === 'tsv') {
    return `${harmless.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`;
  }
  const quoted = harmless.map((cell) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(',')}\r\n`;
}

/** Spreadsheets take what begins so for a formula, and a title is a stranger's. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
