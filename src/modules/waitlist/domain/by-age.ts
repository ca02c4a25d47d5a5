/**
 * The lines of several services as one, for a time that any of them could take: whoever has waited longest of those who are
 * first in their own line comes next. Within a line its own order stands, as staff may have arranged it.
 */
export function byAge<T extends { createdAt: Date }>(lines: readonly (readonly T[])[]): T[] {
  const left = lines.map((line) => [...line]);
  const all: T[] = [];
  for (;;) {
    const heads = left.filter((line) => line.length > 0);
    const [oldest] = heads.toSorted(([a], [b]) => ageOf(a) - ageOf(b));
    const next = oldest?.shift();
    if (!next) return all;
    all.push(next);
  }
}

const ageOf = (entry: { createdAt: Date } | undefined): number => entry?.createdAt.getTime() ?? Infinity;
