const first = (name: string): string =>
  [...new Intl.Segmenter().segment(name.trim())][0]?.segment.toLocaleUpperCase() ?? "";

/** "Clara Gómez" → "C. G.": enough for who knows their clients, and no name for who should not. */
export const initials = (firstName: string, lastName: string): string =>
  [first(firstName), first(lastName)]
    .filter(Boolean)
    .map((letter) => `${letter}.`)
    .join(" ") || "–";
