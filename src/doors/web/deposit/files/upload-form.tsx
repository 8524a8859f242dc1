import { depositFileWords } from '../../language/deposit-file-words.js';
import type { Visit } from '../../pages/visit.js';
import { depositApiAddress } from '../deposit-address.js';
import type { Draft } from '../workbench/draft-reader.js';

/**
 * Where files are chosen or dropped; a script sends them by the own API and fills in the list. Without
 * it the page says what else there is.
 */
export function UploadForm({
  draft: { repository, files },
  visit: { language, session },
}: {
  readonly draft: Draft;
  readonly visit: Visit;
}) {
  const words = depositFileWords[language];
  return (
    <section
      id="upload"
      class="upload"
      aria-labelledby="upload-title"
      data-api={depositApiAddress(repository)}
      data-form-token={session?.formToken ?? ''}
      data-words={JSON.stringify(words.script)}
      data-has-card={files.some(({ path }) => path === 'README.md') ? 'yes' : 'no'}
    >
      <h2 id="upload-title">{words.addTitle}</h2>
      <p>{words.addLead}</p>
      <noscript>
        <p class="banner warn">{words.needsScript}</p>
      </noscript>
      <p class="small soft">{words.otherWays}</p>
      <div class="drop" id="upload-drop" hidden>
        <div class="drop-choices">
          <label class="button" for="upload-files">
            {words.chooseFiles}
          </label>
          <input class="unseen" type="file" id="upload-files" multiple />
          <label class="button quiet" for="upload-folder">
            {words.chooseFolder}
          </label>
          <input
            class="unseen"
            type="file"
            id="upload-folder"
            multiple
            {...{ webkitdirectory: true }}
          />
        </div>
        <p class="soft">{words.dropHere}</p>
        <label class="choice">
          <input type="checkbox" id="upload-bare" checked />
          <span>{words.bareFolder}</span>
        </label>
        <div class="field">
          <label for="upload-into">{words.folderLabel}</label>
          <p class="hint" id="upload-into-hint">
            {words.folderHint}
          </p>
          <input
            id="upload-into"
            type="text"
            maxLength={500}
            autocomplete="off"
            spellcheck={false}
            aria-describedby="upload-into-hint"
          />
        </div>
      </div>
      <p class="banner" id="upload-earlier" role="status" hidden />
      <section id="upload-queue" aria-labelledby="upload-queue-title" hidden>
        <h3 id="upload-queue-title">{words.queueTitle}</h3>
        <div class="upload-total">
          <label for="upload-progress">{words.total}</label>
          <progress id="upload-progress" max={1} value={0} />
          <p id="upload-figures" class="soft small" />
          <div class="upload-acts">
            <button type="button" class="button quiet" id="upload-pause">
              {words.pauseAll}
            </button>
            <button type="button" class="button quiet" id="upload-resume" hidden>
              {words.resumeAll}
            </button>
            <button type="button" class="button quiet" id="upload-clear">
              {words.clearDone}
            </button>
          </div>
        </div>
        <ul class="plain upload-list" id="upload-list" />
      </section>
      <p class="unseen" role="status" id="upload-status" />
    </section>
  );
}
