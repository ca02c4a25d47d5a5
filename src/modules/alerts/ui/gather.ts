type Options = {
  /** Milliseconds without a change after which they are handed over. */
  quiet: number;
  /** Milliseconds after the first, at the latest: a stream that never pauses is heard as well. */
  longest: number;
  /** More ids than these are no list: everything may have changed. */
  most: number;
};

/** Changes that come in a burst, handed over together. `null`: whatever there is may have changed. */
export function gatherer(handOver: (ids: string[] | null) => void, { quiet, longest, most }: Options) {
  let ids = new Set<string>();
  let everything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    clearTimeout(latest);
    timer = latest = undefined;
  };
  const flush = () => {
    stop();
    const changed = everything || ids.size > most ? null : [...ids];
    ids = new Set();
    everything = false;
    handOver(changed);
  };
  return {
    /** @param id null where nobody knows what changed */
    add(id: string | null) {
      if (id === null) everything = true;
      else ids.add(id);
      clearTimeout(timer);
      timer = setTimeout(flush, quiet);
      latest ??= setTimeout(flush, longest);
    },
    stop,
  };
}
