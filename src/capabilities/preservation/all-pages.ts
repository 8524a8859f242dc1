const pageSize = 1_000;

/** Reads a list to its end. */
export async function allPages<Item>(
  read: (last: Item | null, limit: number) => Promise<Item[]>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await read(items.at(-1) ?? null, pageSize);
    items.push(...page);
    if (page.length < pageSize) return items;
  }
}
