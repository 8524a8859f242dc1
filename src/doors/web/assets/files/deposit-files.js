// @ts-check
// The place of a draft where files are chosen or dropped, and the list of those on their way.
import { chosenFiles, droppedFiles } from '/assets/chosen-files.js';
import { DraftApi } from '/assets/upload-api.js';
import { UploadMemory } from '/assets/upload-memory.js';
import { fill, Speed, targetPath } from '/assets/upload-plan.js';
import { UploadQueue } from '/assets/upload-queue.js';
import { UploadRows } from '/assets/upload-rows.js';

const language = document.documentElement.lang;
const section = element('upload');
/** @type {Record<string, string>} */
const words = JSON.parse(section.dataset.words ?? '{}');
const { api: base = '', formToken = '', hasCard } = section.dataset;

const queue = new UploadQueue({
  api: new DraftApi(base, formToken, language),
  memory: new UploadMemory(base),
  workerAddress: '/assets/hash-worker.js',
  commitTitle: (count) => fill(words.commitTitle, { count }),
  words: { mismatch: words.mismatch, unreadable: words.unreadable, signedOut: words.signedOut },
});
const rows = new UploadRows(element('upload-list'), queue, words, language);
const speed = new Speed();
const status = element('upload-status');
const drop = element('upload-drop');
const earlier = element('upload-earlier');

drop.hidden = false;
for (const id of ['upload-files', 'upload-folder']) {
  const input = /** @type {HTMLInputElement} */ (element(id));
  input.addEventListener('change', () => {
    take(chosenFiles(input.files));
    // The same files may be chosen again.
    input.value = '';
  });
}

// Anywhere on the page: a file dropped beside the place would otherwise open in its stead.
addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('is-over');
});
addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) drop.classList.remove('is-over');
});
addEventListener('drop', async (event) => {
  event.preventDefault();
  drop.classList.remove('is-over');
  if (event.dataTransfer !== null) take(await droppedFiles(event.dataTransfer));
});

element('upload-pause').addEventListener('click', () => queue.pauseAll());
element('upload-resume').addEventListener('click', () => queue.resumeAll());
element('upload-clear').addEventListener('click', () => queue.clearDone());
addEventListener('beforeunload', (event) => {
  if (queue.isBusy()) event.preventDefault();
});

queue.addEventListener('change', scheduleDrawing);
queue.addEventListener('commit', refresh);
void queue.recall();

/** @param {import('/assets/chosen-files.js').Chosen[]} chosen */
function take(chosen) {
  const into = /** @type {HTMLInputElement} */ (element('upload-into')).value;
  const isBare = /** @type {HTMLInputElement} */ (element('upload-bare')).checked;
  let added = 0;
  for (const { path, file, handle, isOfFolder } of chosen) {
    const target = targetPath(path, { into, isBare: isBare && isOfFolder });
    if (target === null) continue;
    if (!queue.add(target, file, handle)) rows.note(target, words.twice);
    else {
      added += 1;
      if (target === 'README.md' && hasCard === 'yes') rows.note(target, words.cardReplaced);
    }
  }
  if (added > 0) say(fill(words.announceStart, { count: number(added) }));
}

let isDrawingDue = false;
function scheduleDrawing() {
  if (isDrawingDue) return;
  isDrawingDue = true;
  setTimeout(draw, 100);
}

/** What was said last, so that nobody hears the same twice. */
const said = { quarter: -1, failed: 0, isOffline: false, wasBusy: false };

function draw() {
  isDrawingDue = false;
  const { items } = queue;
  const isBusy = queue.isBusy();
  element('upload-queue').hidden = items.length === 0;
  rows.draw();
  const size = items.reduce((sum, item) => sum + item.size, 0);
  const sent = items.reduce((sum, item) => sum + queue.sentBytes(item), 0);
  const done = items.filter(({ step }) => step === 'done').length;
  speed.mark(sent, Date.now());
  const progress = /** @type {HTMLProgressElement} */ (element('upload-progress'));
  progress.value = size === 0 ? Number(done === items.length) : sent / size;
  element('upload-figures').textContent = figures({
    items: items.length,
    done,
    sent,
    size,
    isBusy,
  });
  const isPaused = items.some(({ step }) => step === 'paused');
  element('upload-pause').hidden = !isBusy;
  element('upload-resume').hidden = !isPaused;
  element('upload-clear').hidden = done === 0;
  const begun = items.filter(({ step }) => step === 'needs-file').length;
  earlier.hidden = begun === 0;
  const hint = begun === 0 ? '' : fill(words.resumable, { count: number(begun) });
  if (earlier.textContent !== hint) earlier.textContent = hint;
  announce({ isBusy, share: size === 0 ? 0 : sent / size });
  if (isBusy) setTimeout(scheduleDrawing, 400);
}

/** @param {{items: number, done: number, sent: number, size: number, isBusy: boolean}} totals */
function figures({ items, done, sent, size, isBusy }) {
  const parts = [
    fill(words.summary, {
      ...{ done: number(done), count: number(items) },
      ...{ sent: rows.bytes(sent), size: rows.bytes(size) },
    }),
  ];
  const perSecond = speed.perSecond();
  // Slower than this is no speed yet.
  if (isBusy && perSecond > 2_000) {
    parts.push(fill(words.speed, { speed: rows.bytes(perSecond) }));
    parts.push(fill(words.remaining, { time: rows.duration((size - sent) / perSecond) }));
  }
  return parts.join(' · ');
}

/**
 * Each quarter, each refusal, the break of the connection and the end; no more.
 * @param {{isBusy: boolean, share: number}} state
 */
function announce({ isBusy, share }) {
  const failed = queue.items.filter(({ step }) => step === 'failed').length;
  const isOffline = queue.items.some((item) => item.waitSeconds > 0);
  const quarter = Math.floor(share * 4);
  if (isOffline && !said.isOffline) say(words.announceOffline);
  else if (failed > said.failed) say(fill(words.announceFailed, { count: number(failed) }));
  else if (said.wasBusy && !isBusy && queue.items.every(({ step }) => step === 'done')) {
    say(words.announceDone);
  } else if (isBusy && quarter > said.quarter && quarter > 0 && quarter < 4) {
    say(fill(words.announceProgress, { percent: rows.percent(quarter / 4) }));
  }
  Object.assign(said, { failed, isOffline, quarter: isBusy ? quarter : -1, wasBusy: isBusy });
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString(language);
}

let isRefreshing = false;
/** Takes the parts of the page that hang on the draft from a fresh copy of it. */
async function refresh() {
  if (isRefreshing) return;
  isRefreshing = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['steps', 'licence-summary', 'files']) {
      const part = fresh.getElementById(id);
      if (part !== null) document.getElementById(id)?.replaceWith(part);
    }
  } catch {
    // The page shows what was there before; the next commit or reload shows the rest.
  } finally {
    isRefreshing = false;
  }
}

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found;
}
