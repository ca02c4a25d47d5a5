/** `marginMinor` is of those units whose cost was known when they were sold; `uncosted` are the others. Money in minor units. */
export type Sums = { sales: number; units: number; minor: number; marginMinor: number; uncosted: number };

export const plus = (some: Sums, other: Sums): Sums => ({
  sales: some.sales + other.sales,
  units: some.units + other.units,
  minor: some.minor + other.minor,
  marginMinor: some.marginMinor + other.marginMinor,
  uncosted: some.uncosted + other.uncosted,
});

/**
 * What a sale brought on average, in minor units: without the small change once it is a hundredth of it or less.
 * @param digits after the point, of the currency
 */
export function averageSale({ sales, minor }: Sums, digits: number): number {
  if (sales === 0) return 0;
  const unit = 10 ** digits;
  const average = minor / sales;
  return average < 100 * unit ? Math.round(average) : Math.round(average / unit) * unit;
}

export const NO_SALES: Sums = { sales: 0, units: 0, minor: 0, marginMinor: 0, uncosted: 0 };
