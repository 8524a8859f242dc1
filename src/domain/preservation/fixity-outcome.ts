/** What a look at stored bytes shows; `restored`: they were damaged, and a replica's took their place. */
export type FixityOutcome = 'intact' | 'missing' | 'corrupt' | 'restored';

/** Whether bytes are not what they should be. */
export function isDamage(outcome: FixityOutcome): boolean {
  return outcome === 'missing' || outcome === 'corrupt';
}
