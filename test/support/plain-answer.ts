/** What a test reads of an answer, whose body may be anything. */
export interface PlainAnswer {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The same answer, of which nothing is taken for granted. */
export function plain(answer: PlainAnswer): PlainAnswer {
  return answer;
}
