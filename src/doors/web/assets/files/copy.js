// @ts-check
// Buttons that copy: without this script the texts stand there to be selected.

const status = document.createElement('p');
status.className = 'unseen';
status.setAttribute('role', 'status');
document.body.append(status);

/**
 * @param {string} label
 * @param {string} copied what is said once it is done
 * @param {() => string} text
 */
function copyButton(label, copied, text) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text());
    status.textContent = copied;
    button.classList.add('done');
    setTimeout(() => {
      button.classList.remove('done');
      status.textContent = '';
    }, 2_000);
  });
  return button;
}

// Browsers give pages no clipboard over plain HTTP.
if ('clipboard' in navigator) {
  /** @type {NodeListOf<HTMLElement>} */
  const blocks = document.querySelectorAll('pre[data-copy], p[data-copy]');
  for (const block of blocks) {
    const { copy = '', copied = '' } = block.dataset;
    const text = (block.textContent ?? '').trim();
    const button = copyButton(copy, copied, () => text);
    button.className = 'copy';
    block.after(button);
  }
  /** @type {NodeListOf<HTMLElement>} */
  const tables = document.querySelectorAll('table[data-copy]');
  for (const table of tables) {
    const { copy = '', copied = '' } = table.dataset;
    for (const code of table.querySelectorAll('code[title]')) {
      const sha256 = code.getAttribute('title') ?? '';
      const button = copyButton(code.textContent ?? '', copied, () => sha256);
      button.className = 'copy-sum';
      button.title = `${copy}: ${sha256}`;
      button.setAttribute('aria-label', `${code.textContent} ${copy}`);
      code.replaceWith(button);
    }
  }
}
