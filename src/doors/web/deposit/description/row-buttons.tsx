import { depositDescriptionWords } from '../../language/deposit-description-words.js';
import type { Language } from '../../language/language.js';
import { shorten } from '../../records/page/short-text.js';

const deeds = ['up', 'down', 'remove'] as const;

/** Moves a row of a form, or takes it out: by the server, or by a script at once. */
export function RowButtons({
  of,
  index,
  isLast,
  what,
  language,
}: {
  readonly of: 'person' | 'work';
  readonly index: number;
  readonly isLast: boolean;
  /** What the row is about, for those who hear the buttons alone. */
  readonly what: string;
  readonly language: Language;
}) {
  const words = depositDescriptionWords[language];
  const shown = { up: words.upShort, down: words.downShort, remove: words.removeShort };
  return (
    <div class="row-acts">
      {deeds.map((deed) => {
        const isIdle = (deed === 'up' && index === 0) || (deed === 'down' && isLast);
        return (
          <button
            class="button quiet small"
            name="do"
            value={`${of}-${deed}-${index}`}
            data-act={deed}
            data-of={of}
            disabled={isIdle}
            aria-label={words[deed](shorten(what, 80))}
          >
            {shown[deed]}
          </button>
        );
      })}
    </div>
  );
}
