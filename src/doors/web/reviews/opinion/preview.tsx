import { advisingWords } from '../../language/advising-words.js';
import type { Language } from '../../language/language.js';
import { WrittenText } from '../../records/page/written-text.js';
import type { Preview } from '../candidate/review-forms.js';

/**
 * Sends the form to be shown again with its preview; a script shows that in place.
 * @param shownIn id of the preview's place
 */
export function PreviewButton({
  shownIn,
  language,
}: {
  readonly shownIn: string;
  readonly language: Language;
}) {
  return (
    <button class="button quiet" name="do" value="preview" formNoValidate data-preview={shownIn}>
      {advisingWords[language].preview}
    </button>
  );
}

/** A text as it would be published. */
export function PreviewArea({
  id,
  preview,
  language,
}: {
  readonly id: string;
  readonly preview: Preview | undefined;
  readonly language: Language;
}) {
  const words = advisingWords[language];
  return (
    <div id={id} class="written-preview" role="status">
      {preview !== undefined && (
        <>
          <p class="small soft">{words.previewTitle}</p>
          {preview.html === null ? (
            <p>{words.emptyPreview}</p>
          ) : (
            <WrittenText html={preview.html} />
          )}
        </>
      )}
    </div>
  );
}
