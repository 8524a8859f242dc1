import { inDigits, inWords, momentInWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { usageWords } from '../../language/usage-words.js';
import type { RecordSource } from '../source/record-reader.js';
import { barPaths, busiestDay, type CountedDay, everyDay } from './chart.js';
import { Panel } from './panel.js';

const width = 360;
const height = 72;

/**
 * Downloads of the last days as a chart that is drawn here, and as a table for those who read it so;
 * people and programs side by side (scholarly E).
 */
export function DownloadsPanel({ source }: { readonly source: RecordSource }) {
  const { downloads, language } = source;
  const words = usageWords[language];
  const counts = new Map(
    downloads.series.map(({ period, requests: { regular, machine } }) => [
      period,
      { people: regular.total, programs: machine.total },
    ]),
  );
  const days = everyDay(counts, downloads.from, downloads.to);
  const busiest = busiestDay(days);
  return (
    <Panel id="downloads" title={words.downloads}>
      {busiest === null ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Chart days={days} busiest={busiest} source={source} />
      )}
      {downloads.asOf !== null && (
        <p class="soft small">{words.asOf(momentInWords(downloads.asOf, language))}</p>
      )}
    </Panel>
  );
}

function Chart({
  days,
  busiest,
  source,
}: {
  readonly days: readonly CountedDay[];
  readonly busiest: CountedDay;
  readonly source: RecordSource;
}) {
  const { language } = source;
  const { from, to } = source.downloads;
  const words = usageWords[language];
  const people = days.reduce((sum, day) => sum + day.people, 0);
  const programs = days.reduce((sum, day) => sum + day.programs, 0);
  const paths = barPaths(days, width, height);
  return (
    <>
      <ul class="chart-key plain">
        <li class="by-people">{words.byPeople(inDigits(people, language))}</li>
        <li class="by-programs">{words.byPrograms(inDigits(programs, language))}</li>
      </ul>
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${height + 1}`}
        role="img"
        aria-labelledby="chart-title chart-desc"
      >
        <title id="chart-title">{words.chartTitle}</title>
        <desc id="chart-desc">
          {words.chartOf(
            inDigits(busiest.people, language),
            inDigits(busiest.programs, language),
            ofDay(busiest, language),
          )}
        </desc>
        <path class="bars" d={paths.people} />
        <path class="bars of-programs" d={paths.programs} />
        <path class="ground" d={`M0 ${height + 0.5}h${width}`} />
      </svg>
      <p class="chart-span soft small" aria-hidden="true">
        <span>{inWords(new Date(from), language)}</span>
        <span>{inWords(new Date(to), language)}</span>
      </p>
      <Table days={days} language={language} />
    </>
  );
}

function Table({
  days,
  language,
}: {
  readonly days: readonly CountedDay[];
  readonly language: Language;
}) {
  const words = usageWords[language];
  return (
    <details>
      <summary>{words.asTable}</summary>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.people}</th>
            <th scope="col">{words.programs}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ people, programs }) => people + programs > 0)
            .map((day) => (
              <tr>
                <td>{ofDay(day, language)}</td>
                <td>{inDigits(day.people, language)}</td>
                <td>{inDigits(day.programs, language)}</td>
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
