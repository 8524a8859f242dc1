import type { OpennessGrade, OsaidGap } from '../../../../domain/licensing/openness.js';
import { requiredFor } from '../../../../domain/licensing/openness-components.js';
import type { Language } from '../../language/language.js';
import { opennessWords } from '../../language/openness-words.js';
import { recordWords } from '../../language/record-words.js';
import { Panel } from './panel.js';

/** The classes of the Model Openness Framework, the least demanding one first. */
const classes = [3, 2, 1] as const;

/** How open a model is by the two common measures, and what that was computed from (R41 to R44). */
export function OpennessPanel({
  openness: { mof, osaid, ruleVersion },
  language,
}: {
  readonly openness: OpennessGrade;
  readonly language: Language;
}) {
  const [words, details] = [recordWords[language], opennessWords[language]];
  return (
    <Panel id="openness" title={words.openness}>
      <p>
        <strong>{mof.class === 0 ? words.unclassified : words.mofClass(mof.class)}</strong>
      </p>
      <p>{words.osaid[osaid.verdict]}</p>
      {osaid.isOnlyLicenceGap && <p class="small">{details.onlyLicences}</p>}
      <details>
        <summary>{details.showComponents}</summary>
        {classes.map((grade) => (
          <>
            <h3>{details.classOf(grade)}</h3>
            <ul class="components">
              {requiredFor(grade).map((component) => {
                const isMissing = mof.missing[grade].includes(component);
                return (
                  <li class={isMissing ? 'missing' : 'present'}>
                    {details.components[component]}{' '}
                    <span class="small soft">{isMissing ? details.missing : details.present}</span>
                  </li>
                );
              })}
            </ul>
          </>
        ))}
        {osaid.gaps.length > 0 && (
          <>
            <h3>{details.osaidGaps}</h3>
            <ul class="components">
              {osaid.gaps.map((gap) => (
                <li class="missing">{gapInWords(gap, language)}</li>
              ))}
            </ul>
          </>
        )}
      </details>
      <p class="small soft">
        {words.selfAssessed} {details.rules(ruleVersion)}
      </p>
    </Panel>
  );
}

function gapInWords(gap: OsaidGap, language: Language): string {
  const words = opennessWords[language];
  switch (gap.gap) {
    case 'component-missing':
      return words.gapMissing(words.components[gap.component]);
    case 'licence-not-osi-approved':
      return words.gapLicence(words.components[gap.component], gap.licence);
    case 'data-information-missing':
      return words.gapInformation(words.information[gap.field]);
  }
}
