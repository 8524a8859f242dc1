import { artifactKinds } from '../../../../domain/licensing/artifact-kind.js';
import type { LicenceReport } from '../../../../domain/licensing/release/licence-report.js';
import { warningIn } from '../../../../domain/refusals/explain-licences.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import type { FormState } from '../../forms/form-state.js';
import { depositLicenceWords } from '../../language/deposit-licence-words.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordWords } from '../../language/record-words.js';
import type { Visit } from '../../pages/visit.js';
import { shorten } from '../../records/page/short-text.js';
import { OpennessPanel } from '../../records/side/openness-panel.js';
import { FaultText } from '../refusal-text.js';
import type { Draft } from '../workbench/draft-reader.js';
import { Workbench } from '../workbench/workbench.js';
import { groupRefusals } from './group-refusals.js';
import { LicenceList } from './licence-list.js';
import { Verdict } from './licence-summary.js';
import { RefusedFiles } from './refused-files.js';

const shownOthers = 50;

/** The third step: what of the licences stands against a release, and how it is mended. */
export function LicencesPage({
  draft,
  visit,
  form,
}: {
  readonly draft: Draft;
  readonly visit: Visit;
  readonly form: FormState;
}) {
  const { language } = visit;
  const words = depositLicenceWords[language];
  const { report, repository } = draft;
  const { groups, others } = groupRefusals(report);
  return (
    <Workbench draft={draft} step="licences" visit={visit}>
      <p>{words.lead}</p>
      <FaultSummary form={form} fields={['licence']} language={language} />
      <section id="report" aria-labelledby="report-title">
        <h2 id="report-title">{words.title}</h2>
        <Verdict draft={draft} language={language} />
        {groups.map((group, index) => (
          <RefusedFiles {...{ group, index, repository, visit, form }} />
        ))}
        {others.length > 0 && (
          <>
            <h3>{words.othersTitle}</h3>
            <ul>
              {others.slice(0, shownOthers).map((fault) => (
                <li>
                  <FaultText fault={fault} language={language} />
                </li>
              ))}
            </ul>
          </>
        )}
        <ByKind report={report} language={language} />
        <Warnings report={report} language={language} />
      </section>
      {repository.kind === 'model' && (
        <OpennessPanel openness={report.openness} language={language} />
      )}
      <LicenceLists report={report} />
    </Workbench>
  );
}

function ByKind({
  report,
  language,
}: {
  readonly report: LicenceReport;
  readonly language: Language;
}) {
  const words = depositLicenceWords[language];
  const kinds = artifactKinds.flatMap((kind) => {
    const files = report.artifacts.filter((one) => one.isCovered && one.kind === kind);
    return files.length === 0 ? [] : [{ kind, count: files.length }];
  });
  if (kinds.length === 0) return null;
  return (
    <>
      <h3>{words.declaredTitle}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.files}</th>
            <th scope="col">{words.columns.licence}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, count }) => (
            <tr>
              <th scope="row">{recordWords[language].artifactKinds[kind]}</th>
              <td>{inDigits(count, language)}</td>
              <td>{shorten(report.concludedByKind[kind] ?? words.mixed, 200)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Warnings({
  report: { warnings },
  language,
}: {
  readonly report: LicenceReport;
  readonly language: Language;
}) {
  if (warnings.length === 0) return null;
  return (
    <details>
      <summary>{depositLicenceWords[language].warningsTitle}</summary>
      <ul>
        {warnings.slice(0, shownOthers).map((warning) => (
          <li>{shorten(warningIn(language, warning).message, 800)}</li>
        ))}
      </ul>
    </details>
  );
}

/** What browsers propose while a licence is typed, for the kinds that are asked about. */
function LicenceLists({ report }: { readonly report: LicenceReport }) {
  const asked = new Set(groupRefusals(report).groups.map(({ kind }) => kind ?? 'weights'));
  return (
    <>
      {[...asked].map((kind) => (
        <LicenceList kind={kind} />
      ))}
    </>
  );
}
