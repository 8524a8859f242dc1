// @ts-check
// Suggests the short name of a deposit from its title, until somebody writes another.
import { nameOfTitle } from '/assets/name-of-title.js';

const title = /** @type {HTMLInputElement | null} */ (document.getElementById('field-title'));
const name = /** @type {HTMLInputElement | null} */ (document.getElementById('field-name'));

if (title !== null && name !== null) {
  let suggested = '';
  title.addEventListener('input', () => {
    if (name.value !== suggested) return;
    suggested = nameOfTitle(title.value);
    name.value = suggested;
  });
}
