const spelling = (position: string): string => position.toUpperCase().replace(/^0+(?=.)/, "");

/**
 * The planogram's name of a selection: controllers write `a1` or `01` where people wrote `A1` or `1`. As it is, if it is known so;
 * else the one position that is spelt alike; else as the controller has it, which is then unknown.
 */
export function ownPosition(selection: string, positions: ReadonlySet<string>): string {
  if (positions.has(selection)) return selection;
  const alike = [...positions].filter((position) => spelling(position) === spelling(selection));
  return alike.length === 1 && alike[0] !== undefined ? alike[0] : selection;
}
