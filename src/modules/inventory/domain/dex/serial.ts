const plain = (serial: string | null | undefined): string => (serial ?? "").trim().toUpperCase();

/** A controller that was never given one says nothing, or zeros. */
const saysNothing = (serial: string): boolean => /^[0\s.-]*$/.test(serial);

/**
 * Whether a report is of another machine: it names a serial number, and none of those by which this machine is known is that.
 * @param known what its own reports said and what a person wrote down; where nothing is known, nothing is foreign
 */
export function isForeign(serial: string | undefined, known: readonly (string | null | undefined)[]): boolean {
  const said = plain(serial);
  const own = known.map(plain).filter((each) => !saysNothing(each));
  return !saysNothing(said) && own.length > 0 && !own.includes(said);
}
