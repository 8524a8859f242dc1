// @ts-check
// Spares the form of a description its way to the server: rows move at once, identifiers are checked as
// they are typed, and the preview comes without a new page.
import { isOrcid, isRor } from '/assets/identifier-checks.js';

const checks = { orcid: isOrcid, ror: isRor };
const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form.wide-form'));

if (form !== null) {
  form.addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest('button');
    if (button === null) return;
    const { act, of } = button.dataset;
    if (act !== undefined && of !== undefined && moveRow(button, act, of)) event.preventDefault();
    if (button.value === 'preview') {
      event.preventDefault();
      void preview(form, button);
    }
  });
  form.addEventListener('input', (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.dataset.check === undefined) return;
    // What the server said of it was said of another text.
    input.parentElement?.querySelector('.fault:not([role])')?.remove();
    check(input);
  });
  for (const input of form.querySelectorAll('input[data-check]')) {
    if (input.getAttribute('aria-invalid') !== 'true') {
      check(/** @type {HTMLInputElement} */ (input));
    }
  }
}

/**
 * False where the server has to do it.
 * @param {HTMLElement} button
 * @param {string} act
 * @param {string} of
 */
function moveRow(button, act, of) {
  const list = document.querySelector(`[data-rows="${of}"]`);
  if (list === null) return false;
  if (act === 'add') return addRow(list);
  const row = button.closest('.row');
  if (row === null) return false;
  const others = { up: row.previousElementSibling, down: row.nextElementSibling };
  if (act === 'up') others.up?.before(row);
  else if (act === 'down') others.down?.after(row);
  else if (list.children.length === 1) empty(row);
  else {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    /** @type {HTMLElement | null} */ (
      next?.querySelector('input:not([type=hidden]), select')
    )?.focus();
  }
  renumber(list);
  // A button that can be pressed no more loses the focus.
  if (act !== 'remove') {
    const pressed = /** @type {HTMLButtonElement} */ (button);
    const other = row.querySelector(`button[data-act="${act === 'up' ? 'down' : 'up'}"]`);
    (pressed.disabled ? /** @type {HTMLElement | null} */ (other) : pressed)?.focus();
  }
  return true;
}

let added = 0;

/** @param {Element} list */
function addRow(list) {
  const last = list.lastElementChild;
  if (last === null) return false;
  const row = /** @type {HTMLElement} */ (last.cloneNode(true));
  // What is said of an identifier is said anew of each.
  for (const told of row.querySelectorAll('[role="status"]')) told.remove();
  added += 1;
  // Names of fields stand for a column, ids for one field.
  for (const name of ['id', 'for', 'aria-describedby']) {
    for (const element of row.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, `${element.getAttribute(name)}-new-${added}`);
    }
  }
  empty(row);
  list.append(row);
  renumber(list);
  /** @type {HTMLElement | null} */ (row.querySelector('input:not([type=hidden])'))?.focus();
  return true;
}

/** @param {Element} row */
function empty(row) {
  for (const input of row.querySelectorAll('input')) {
    input.value = '';
    input.removeAttribute('aria-invalid');
    if (input.dataset.check !== undefined) check(input);
  }
  for (const fault of row.querySelectorAll('.fault')) fault.remove();
}

/** @param {Element} list */
function renumber(list) {
  const rows = [...list.children];
  rows.forEach((row, index) => {
    const legend = row.querySelector('legend');
    if (legend !== null) {
      legend.textContent = (legend.dataset.number ?? '').replace('0', String(index + 1));
    }
    for (const button of row.querySelectorAll('button[data-act]')) {
      const { act, of } = /** @type {HTMLElement} */ (button).dataset;
      button.setAttribute('value', `${of}-${act}-${index}`);
      const isIdle = (act === 'up' && index === 0) || (act === 'down' && index === rows.length - 1);
      /** @type {HTMLButtonElement} */ (button).disabled = isIdle;
      const label = button.getAttribute('aria-label') ?? '';
      const name = /** @type {HTMLInputElement | null} */ (
        row.querySelector('input[name="creator-name"], input[name="work-identifier"]')
      )?.value;
      const what = name === undefined || name === '' ? (legend?.textContent ?? '') : name;
      button.setAttribute('aria-label', `${label.split(/\s?: /, 1)[0]}: ${what.slice(0, 80)}`);
    }
  });
}

/** @param {HTMLInputElement} input */
function check(input) {
  const kind = /** @type {'orcid' | 'ror'} */ (input.dataset.check);
  const { [`${kind}Wrong`]: wrong = '', idOk: right = '' } = form?.dataset ?? {};
  const isEmpty = input.value.trim() === '';
  const isRight = !isEmpty && checks[kind](input.value);
  // While it is typed, what is not finished is no mistake.
  const isWrong =
    !isEmpty && !isRight && input.value.replace(/.*\//, '').length >= (kind === 'orcid' ? 16 : 9);
  const id = `${input.id}-check`;
  const told = document.getElementById(id) ?? tell(input, id);
  told.className = isWrong ? 'fault small' : 'hint small';
  told.textContent = isRight ? right : isWrong ? wrong : '';
  input.toggleAttribute('data-right', isRight);
  if (isWrong) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

/**
 * @param {HTMLInputElement} input
 * @param {string} id
 */
function tell(input, id) {
  const told = document.createElement('p');
  told.id = id;
  told.setAttribute('role', 'status');
  input.after(told);
  const described = input.getAttribute('aria-describedby');
  input.setAttribute('aria-describedby', described === null ? id : `${described} ${id}`);
  return told;
}

/**
 * @param {HTMLFormElement} sent
 * @param {HTMLButtonElement} button
 */
async function preview(sent, button) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(sent, button)) fields.append(name, String(value));
  try {
    const answer = await fetch(sent.action, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: fields,
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('preview');
    const place = document.getElementById('preview');
    if (fresh === null || place === null) throw new Error('no preview');
    place.replaceWith(fresh);
    fresh.focus();
  } catch {
    // The server shows what stands in its way.
    sent.requestSubmit(button);
  }
}
