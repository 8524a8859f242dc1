import type { CommitView } from '../../../capabilities/repositories/index.js';

/**
 * A commit of a history in the Hub's form (hf-hub C3).
 * @param withFormatted adds title and message as HTML text
 */
export function presentCommit(commit: CommitView, withFormatted: boolean) {
  const { id, title, message, committedAt, authorHandle, authorName } = commit;
  return {
    id,
    title,
    message,
    date: committedAt.toISOString(),
    authors: [{ user: authorHandle ?? authorName, avatar: '' }],
    ...(withFormatted && {
      formatted: { title: escapeHtml(title), message: escapeHtml(message) },
    }),
  };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
