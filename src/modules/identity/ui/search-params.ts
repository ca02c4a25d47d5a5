export type SearchParams = Record<string, string | string[] | undefined>;

/** A parameter's value, the first one where it was given several times. */
export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;
