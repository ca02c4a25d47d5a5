/** The line with `id` at place `to` (0 = first; beyond the end = last). Unchanged where it is not in it. */
export function newOrder(line: readonly string[], id: string, to: number): string[] {
  if (!line.includes(id)) return [...line];
  const others = line.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
