/**
 * Works on items, at most `limit` at a time. After the first failure no further item is begun and
 * `stop` is called; it is thrown once all work at hand has ended, so that nothing goes on behind.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  stop: () => void,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) {
      if (failures.length > 0) return;
      try {
        await work(item);
      } catch (error) {
        failures.push(error);
        stop();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
