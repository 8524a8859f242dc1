import type { FixitySummary } from '../../../../capabilities/releases/index.js';
import { releaseApiOf } from '../../../../domain/scholarly/record-addresses.js';
import { fixityWords } from '../../language/fixity-words.js';
import { inDigits, inWords } from '../../language/formats.js';
import type { RecordSource } from '../source/record-reader.js';

/** Whether the stored bytes are still those that were published, and where that is written down. */
export function FixityLine({ source }: { readonly source: RecordSource }) {
  const { repository, release, fixity, language } = source;
  const words = fixityWords[language];
  const api = releaseApiOf('', repository, release.version);
  return (
    <div class="small fixity">
      {fixity !== null && <Found fixity={fixity} source={source} />}
      <ul class="plain tags">
        <li>
          <a href={`${api}/fixity`} rel="nofollow">
            {words.checks}
          </a>
        </li>
        <li>
          <a href={`${api}/events`} rel="nofollow">
            {words.events}
          </a>
        </li>
      </ul>
    </div>
  );
}

function Found({
  fixity: { damagedFiles, oldestLookAt },
  source: { language },
}: {
  readonly fixity: FixitySummary;
  readonly source: RecordSource;
}) {
  const words = fixityWords[language];
  if (damagedFiles > 0) {
    return (
      <p class="banner warn">
        {words.damagedHere(inDigits(damagedFiles, language), damagedFiles === 1)}
      </p>
    );
  }
  if (oldestLookAt === null) return null;
  return <p class="soft">{words.intact(inWords(oldestLookAt, language))}</p>;
}
