// @ts-check
// The list of files on their way: rows are made once and then only change.
import { fill } from '/assets/upload-plan.js';

/** A folder may hold thousands; a list of so many helps nobody. */
const shownRows = 30;

export class UploadRows {
  /**
   * @param {HTMLElement} list
   * @param {import('/assets/upload-queue.js').UploadQueue} queue
   * @param {Record<string, string>} words
   * @param {string} language
   */
  constructor(list, queue, words, language) {
    this.list = list;
    this.queue = queue;
    this.words = words;
    this.language = language;
    /** @type {Map<number, Row>} */
    this.rows = new Map();
    /** @type {Map<string, string>} */
    this.notes = new Map();
    this.rest = document.createElement('li');
    this.rest.className = 'soft';
    this.percents = new Intl.NumberFormat(language, { style: 'percent' });
    this.tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  }

  /**
   * Something to be said beside a file.
   * @param {string} path
   * @param {string} text
   */
  note(path, text) {
    this.notes.set(path, text);
    this.queue.changed();
  }

  draw() {
    const { items } = this.queue;
    const isWorth = (/** @type {string} */ step) => (step === 'done' ? 1 : 0);
    const shown = [...items]
      .sort((one, other) => isWorth(one.step) - isWorth(other.step) || one.number - other.number)
      .slice(0, shownRows)
      .sort((one, other) => one.number - other.number);
    const numbers = new Set(shown.map((item) => item.number));
    for (const [itemNumber, row] of this.rows) {
      if (numbers.has(itemNumber)) continue;
      row.element.remove();
      this.rows.delete(itemNumber);
    }
    let before = null;
    for (const item of shown) {
      let row = this.rows.get(item.number);
      if (row === undefined) {
        row = new Row(item, this);
        this.rows.set(item.number, row);
        if (before === null) this.list.prepend(row.element);
        else before.after(row.element);
      }
      row.draw();
      before = row.element;
    }
    const hidden = items.length - shown.length;
    if (hidden === 0) this.rest.remove();
    else {
      const count = hidden.toLocaleString(this.language);
      this.rest.textContent = fill(this.words.moreRows, { count });
      if (this.rest.parentNode === null) this.list.append(this.rest);
    }
  }

  /** @param {number} share */
  percent(share) {
    return this.percents.format(Math.min(1, share));
  }

  /** @param {number} count */
  bytes(count) {
    const units =
      this.language === 'fr'
        ? ['octets', 'ko', 'Mo', 'Go', 'To']
        : ['bytes', 'kB', 'MB', 'GB', 'TB'];
    const step = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.max(1, count)) / 3)));
    return `${this.tenths.format(count / 1_000 ** step)}\u00a0${units[step]}`;
  }

  /** @param {number} seconds */
  duration(seconds) {
    if (seconds < 90) return `${Math.max(1, Math.round(seconds))}\u00a0s`;
    if (seconds < 5_400) return `${Math.round(seconds / 60)}\u00a0min`;
    return `${this.tenths.format(seconds / 3_600)}\u00a0h`;
  }
}

/** @typedef {import('/assets/upload-queue.js').Item} Item */

class Row {
  /**
   * @param {Item} item
   * @param {UploadRows} rows
   */
  constructor(item, rows) {
    this.item = item;
    this.rows = rows;
    const { queue, words } = rows;
    this.element = document.createElement('li');
    this.element.className = 'upload-row';
    const name = make('bdi', 'upload-name', item.path);
    this.progress = document.createElement('progress');
    this.progress.max = 1;
    this.progress.setAttribute('aria-label', item.path);
    this.state = make('span', 'upload-state small soft', '');
    this.problem = make('span', 'fault small', '');
    const acts = make('span', 'row-acts', '');
    this.pause = button(words.pause, item, () => queue.pause(this.item));
    this.resume = button(words.resume, item, () => void this.goOn());
    this.again = button(words.again, item, () => void this.goOn());
    this.remove = button(words.remove, item, () => queue.remove(this.item));
    acts.append(this.pause, this.resume, this.again, this.remove);
    this.element.append(name, this.progress, this.state, this.problem, acts);
  }

  /** After a reload the browser may still know the file, and asks whether the page may read it. */
  async goOn() {
    const { item } = this;
    const { queue } = this.rows;
    if (item.file !== null) {
      queue.resume(item);
      return;
    }
    const { handle } = item;
    if (handle === undefined) return;
    try {
      // @ts-expect-error Not every browser has it, and no library of types does yet.
      if ((await handle.requestPermission({ mode: 'read' })) !== 'granted') return;
      queue.continueWith(item, await handle.getFile());
    } catch {
      queue.fail(item, this.rows.words.unreadable);
    }
  }

  draw() {
    const { item, rows } = this;
    const { step, size, hashed } = item;
    const sent = rows.queue.sentBytes(item);
    const share = step === 'hashing' ? hashed / Math.max(1, size) : sent / Math.max(1, size);
    this.progress.value = step === 'done' ? 1 : share;
    this.element.dataset.step = step;
    set(this.state, this.said(share));
    set(this.problem, [item.problem, rows.notes.get(item.path) ?? ''].filter(Boolean).join(' '));
    this.problem.hidden = this.problem.textContent === '';
    this.pause.hidden = !['waiting', 'hashing', 'sending'].includes(step);
    this.resume.hidden = !(
      step === 'paused' ||
      (step === 'needs-file' && item.handle !== undefined)
    );
    this.again.hidden = step !== 'failed';
    this.remove.hidden = ['checking', 'committing', 'done'].includes(step);
  }

  /** @param {number} share */
  said(share) {
    const { item, rows } = this;
    const { words } = rows;
    if (item.waitSeconds > 0) {
      return item.isOffline ? words.offline : fill(words.retrying, { seconds: item.waitSeconds });
    }
    const percent = rows.percent(share);
    switch (item.step) {
      case 'needs-file':
        return fill(words.needsFile, { percent });
      case 'waiting':
      case 'ready':
        return words.waiting;
      case 'hashing':
        return fill(words.hashing, { percent });
      case 'sending':
        return fill(words.sending, { percent, size: rows.bytes(item.size) });
      case 'checking':
        return words.checking;
      case 'committing':
        return words.committing;
      case 'done':
        return item.isKnown ? words.known : words.done;
      case 'failed':
        return words.failed;
      case 'paused':
        return fill(words.paused, { percent });
    }
  }
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} text
 */
function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/**
 * A button that says its deed alone, and to those who only hear it also of which file.
 * @param {string} words with `{file}`
 * @param {Item} item
 * @param {() => void} press
 */
function button(words, { path }, press) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button quiet small';
  element.textContent = words.replace(/\s*\{file\}\s*/, ' ').trim();
  element.setAttribute('aria-label', fill(words, { file: path }));
  element.addEventListener('click', press);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
