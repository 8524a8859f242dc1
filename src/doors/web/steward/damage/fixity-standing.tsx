import type { FixityStanding } from '../../../../capabilities/fixity/index.js';
import { fixityWords } from '../../language/fixity-words.js';
import { inDigits, inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';

const dayMs = 86_400_000;

/** How far the checks of stored bytes are: first of all whether something is damaged. */
export function FixityStandingLine({
  standing: { damagedBlobs, oldestLookAt, periodDays },
  now,
  language,
  isLinked,
}: {
  readonly standing: FixityStanding;
  readonly now: Date;
  readonly language: Language;
  /** Whether to lead to the list of what is damaged. */
  readonly isLinked: boolean;
}) {
  const words = fixityWords[language];
  const ageMs = oldestLookAt === null ? 0 : now.getTime() - oldestLookAt.getTime();
  const isLate = periodDays > 0 && ageMs > periodDays * dayMs;
  return (
    <>
      {damagedBlobs > 0 && isLinked && (
        <div class="banner bad" role="alert">
          <p>
            {words.damaged(inDigits(damagedBlobs, language), damagedBlobs === 1)}{' '}
            <a href="/steward/damage">{words.seeDamaged}</a>
          </p>
        </div>
      )}
      <p>
        <b>{words.standing}</b>
        {' · '}
        {oldestLookAt !== null && `${words.allReadSince(inWords(oldestLookAt, language))} `}
        {periodDays === 0 ? words.notScheduled : words.readEvery(inDigits(periodDays, language))}
      </p>
      {isLate && <p class="banner warn">{words.late}</p>}
    </>
  );
}
