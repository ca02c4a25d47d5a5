/**
 * Calls `work` once with all that came, `quietMs` after the last of it, and never later than `mostMs` after the first: a stream
 * of changes that never pauses is still answered.
 */
export function gather<T>(work: (all: readonly T[]) => void, quietMs: number, mostMs: number) {
  let held: T[] = [];
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let most: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(quiet);
    clearTimeout(most);
    most = undefined;
  };
  const flush = () => {
    stop();
    const all = held;
    held = [];
    work(all);
  };
  return {
    add: (one: T) => {
      held.push(one);
      clearTimeout(quiet);
      quiet = setTimeout(flush, quietMs);
      most ??= setTimeout(flush, mostMs);
    },
    stop,
  };
}
