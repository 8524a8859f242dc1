// @ts-check
// Previews in place: without this script the form comes back with them.

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
async function preview(form, button) {
  const place = document.getElementById(button.dataset['preview'] ?? '');
  if (place === null) return;
  button.disabled = true;
  try {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) fields.append(name, String(value));
    fields.append(button.name, button.value);
    const answer = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { accept: 'text/html' },
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const shown = page.getElementById(place.id);
    if (shown !== null) {
      place.replaceChildren(...shown.childNodes);
      return;
    }
  } finally {
    button.disabled = false;
  }
  // A page of another kind, such as a refusal, is worth being seen whole.
  form.requestSubmit(button);
}

/** @type {NodeListOf<HTMLButtonElement>} */
const buttons = document.querySelectorAll('button[data-preview]');
for (const button of buttons) {
  button.addEventListener('click', (event) => {
    if (button.form === null) return;
    event.preventDefault();
    void preview(button.form, button);
  });
}
