import type { RecordMetadata, Subject } from '../card/record-metadata.js';

/** Subjects as stated, then tasks and tags as free keywords, each word once whatever its case. */
export function subjectsOf({
  subjects,
  tasks,
  tags,
}: Pick<RecordMetadata, 'subjects' | 'tasks' | 'tags'>): Subject[] {
  const byWord = new Map<string, Subject>();
  for (const entry of [...subjects, ...[...tasks, ...tags].map((subject) => ({ subject }))]) {
    const word = entry.subject.toLowerCase();
    if (!byWord.has(word)) byWord.set(word, entry);
  }
  return [...byWord.values()];
}
