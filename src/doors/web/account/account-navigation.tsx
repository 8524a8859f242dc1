import { accountWords } from '../language/account-words.js';
import type { Language } from '../language/language.js';
import { LocalNavigation } from '../layout/local-navigation.js';

/** The pages of one's own account. */
export function AccountNavigation({
  language,
  current,
}: {
  readonly language: Language;
  readonly current: string;
}) {
  const words = accountWords[language];
  return (
    <LocalNavigation
      label={words.navigation}
      current={current}
      places={[
        ['/account', words.overview],
        ['/account/tokens', words.tokens],
        ['/account/organisations', words.organisations],
      ]}
    />
  );
}
