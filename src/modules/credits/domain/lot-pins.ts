export type DatedLot = { remaining: number; expiresOn: string | null };
/** A point on the line: `at` in percent of it; several dates that lie too close share one. */
export type LotPin = { from: string; until: string; amount: number; at: number; soon: boolean };
export type LotPins = { pins: LotPin[]; lasting: number };

const DAY = 86_400_000;
const SOON_DAYS = 7;
/** A line shorter than this would make next week look like next year. */
const SHORTEST_DAYS = 30;
/** So far apart that two dates can be read beneath their pins on the narrowest phone. */
const APART = 24;

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Where lots lie on a line from today to the last expiry; what never expires lies beyond its end. */
export function pinLots(lots: readonly DatedLot[], today: string): LotPins {
  const dated = lots.flatMap(({ expiresOn, remaining }) => (expiresOn === null ? [] : [{ day: expiresOn, remaining }]));
  dated.sort((a, b) => (a.day < b.day ? -1 : 1));
  const length = Math.max(SHORTEST_DAYS, ...dated.map(({ day }) => daysBetween(today, day)));
  const pins: LotPin[] = [];
  for (const { day, remaining } of dated) {
    const days = daysBetween(today, day);
    const at = Math.round((days / length) * 100);
    const last = pins.at(-1);
    if (last && at - last.at < APART) {
      last.until = day;
      last.amount += remaining;
    } else pins.push({ from: day, until: day, amount: remaining, at, soon: days <= SOON_DAYS });
  }
  return {
    pins,
    lasting: lots.reduce((sum, { expiresOn, remaining }) => (expiresOn === null ? sum + remaining : sum), 0),
  };
}
