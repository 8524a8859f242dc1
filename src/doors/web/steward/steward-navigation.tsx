import type { Language } from '../language/language.js';
import { fixityWords } from '../language/fixity-words.js';
import { stewardPaperWords } from '../language/steward-paper-words.js';
import { stewardWords } from '../language/steward-words.js';
import { LocalNavigation } from '../layout/local-navigation.js';

/** The pages of stewardship. */
export function StewardNavigation({
  language,
  current,
}: {
  readonly language: Language;
  readonly current: string;
}) {
  const words = stewardWords[language];
  return (
    <LocalNavigation
      label={words.navigation}
      current={current}
      places={[
        ['/steward', words.overview],
        ['/steward/accounts', words.accounts],
        ['/steward/organisations', words.organisations],
        ['/steward/releases', words.releases],
        ['/steward/bytes', words.bytes],
        ['/steward/damage', fixityWords[language].title],
        ['/steward/papers', stewardPaperWords[language].title],
        ['/steward/events', words.events],
      ]}
    />
  );
}
