/** `marginMinor` is of those units whose cost was known when they were sold; `uncosted` are the others. Money in minor units. */
export type Sums = { sales: number; units: number; minor: number; marginMinor: number; uncosted: number };

export const NO_SALES: Sums = { sales: 0, units: 0, minor: 0, marginMinor: 0, uncosted: 0 };
