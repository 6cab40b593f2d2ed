/** Runs over a list with limited concurrency and keeps the order. */

/**
 * Like `Promise.all(items.map(run))` with at most `limit` at once.
 * @throws the first error; items not yet started never start
 */
export async function eachLimited<T, R>(
  items: readonly T[],
  limit: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
