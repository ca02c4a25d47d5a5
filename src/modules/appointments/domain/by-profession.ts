type Given = { professionals: readonly { title: string | null }[] };

/**
 * Services by the profession of those who give them, in the order in which each profession first appears; what several give, or
 * somebody without one, comes last, under none.
 */
export function byProfession<S extends Given>(services: readonly S[]): { profession: string | null; services: S[] }[] {
  const groups = Map.groupBy(services, ({ professionals }) => {
    const titles = new Set(professionals.map(({ title }) => title?.trim() || null));
    const [only] = titles;
    return titles.size === 1 && only ? only : null;
  });
  return [...groups]
    .map(([profession, given]) => ({ profession, services: given }))
    .sort((a, b) => Number(a.profession === null) - Number(b.profession === null));
}
