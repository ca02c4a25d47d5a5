/** What a reminder's words may name; each is filled in for its appointment, in its reader's language. */
export const PLACEHOLDERS = [
  "client",
  "service",
  "professional",
  "day",
  "time",
  "institution",
  "address",
  "confirm_link",
  "appointment_link",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const NAMED = /\{([^{}\n]{0,60})\}/g;

const isKnown = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** The names in braces that mean nothing here, as they were written, each once. */
export const unknownPlaceholders = (text: string): string[] => [
  ...new Set([...text.matchAll(NAMED)].map(([, name]) => name ?? "").filter((name) => !isKnown(name))),
];

/** The words with their values. A value that looks like a placeholder stays as it is: it is filled in once. */
export const fillIn = (text: string, values: Record<Placeholder, string>): string =>
  text.replace(NAMED, (whole, name: string) => (isKnown(name) ? values[name] : whole));
