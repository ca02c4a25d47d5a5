type Service = { id: string; durationMin: number; professionals: readonly { id: string }[] };
type Known = { wanted: string | null; person: string | null; minutes: number | undefined };

/** The service that is meant: as chosen; or of those whom the column's person gives, one as long as was pulled, or the first. */
export function likelyService<T extends Service>(
  services: readonly T[],
  { wanted, person, minutes }: Known,
): T | undefined {
  const given = services.filter(({ professionals }) => !person || professionals.some(({ id }) => id === person));
  return (
    services.find(({ id }) => id === wanted) ??
    given.find(({ durationMin }) => durationMin === minutes) ??
    given[0] ??
    services[0]
  );
}
