type Labelled = { id: string; name: string; location: string; serial: string | null };

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The machine that a label's code names, whatever address stands before its id; null for a code of something else. */
export function machineIdIn(code: string): string | null {
  return (
    UUID.exec(
      code
        .toLowerCase()
        .replace(/[?#].*$/, "")
        .replace(/\/$/, ""),
    )?.[0] ?? null
  );
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

/** The machines whose label says all the words that were typed, by name, place or serial number; in order of name. */
export function findMachines<M extends Labelled>(machines: readonly M[], typed: string): M[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return machines
    .filter(({ name, location, serial }) => {
      const label = plain(`${name} ${location} ${serial ?? ""}`);
      return words.every((word) => label.includes(word));
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}
