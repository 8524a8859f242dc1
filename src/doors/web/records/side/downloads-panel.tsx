import { inDigits, inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import type { RecordSource } from '../source/record-reader.js';
import { barsPath, busiestDay, type CountedDay, everyDay } from './chart.js';
import { Panel } from './panel.js';

const width = 360;
const height = 72;

/** Downloads of the last days as a chart that is drawn here, and as a table for those who read it so. */
export function DownloadsPanel({ source }: { readonly source: RecordSource }) {
  const { downloads, language } = source;
  const counts = new Map(
    downloads.series.map(({ period, requests }) => [
      period,
      requests.regular.total + requests.machine.total,
    ]),
  );
  const days = everyDay(counts, downloads.from, downloads.to);
  const busiest = busiestDay(days);
  const details = recordDetailWords[language];
  if (busiest === null) {
    return (
      <Panel id="downloads" title={recordWords[language].downloads}>
        <p class="soft">{details.noDownloads}</p>
      </Panel>
    );
  }
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel id="downloads" title={recordWords[language].downloads}>
      <p>{recordWords[language].downloadsOf(inDigits(total, language))}</p>
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${height + 1}`}
        role="img"
        aria-labelledby="chart-title chart-desc"
      >
        <title id="chart-title">{details.chartTitle}</title>
        <desc id="chart-desc">
          {details.chartOf(
            inDigits(total, language),
            inDigits(busiest.count, language),
            ofDay(busiest, language),
          )}
        </desc>
        <path class="bars" d={barsPath(days, width, height)} />
        <path class="ground" d={`M0 ${height + 0.5}h${width}`} />
      </svg>
      <p class="chart-span soft small" aria-hidden="true">
        <span>{inWords(new Date(downloads.from), language)}</span>
        <span>{inWords(new Date(downloads.to), language)}</span>
      </p>
      <Table days={days} language={language} />
    </Panel>
  );
}

function Table({
  days,
  language,
}: {
  readonly days: readonly CountedDay[];
  readonly language: Language;
}) {
  const details = recordDetailWords[language];
  return (
    <details>
      <summary>{details.asTable}</summary>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">{details.day}</th>
            <th scope="col">{recordWords[language].downloads}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ count }) => count > 0)
            .map((day) => (
              <tr>
                <td>{ofDay(day, language)}</td>
                <td>{inDigits(day.count, language)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}

function ofDay({ day }: CountedDay, language: Language): string {
  return inWords(new Date(day), language);
}
