import type { MachineStatus } from "./machine-status.ts";

type Standing = {
  id: string;
  latitude: number | null;
  longitude: number | null;
  status: MachineStatus;
  empty: number;
  low: number;
  alerts: number;
};
export type Mood = "offline" | "attention" | "well";

/** Where one machine or several stand. `x` and `y` are 0–1 of the picture, from its upper left corner. */
export type Place<M> = { key: string; x: number; y: number; mood: Mood; machines: M[] };

export const moodOf = ({ status, empty, low, alerts }: Omit<Standing, "id" | "latitude" | "longitude">): Mood =>
  status === "offline" ? "offline" : alerts + empty + low > 0 ? "attention" : "well";

const worst: readonly Mood[] = ["offline", "attention", "well"];
/** A ten-thousandth of a degree is some ten metres: closer than that is the same hall. */
const PRECISION = 4;
/** Free at the edges, so that no mark is cut. */
const MARGIN = 0.06;

/**
 * Places of machines in a picture of that shape (width ÷ height), as a map would lie: north above, degrees of longitude as wide as
 * they are there. Machines without coordinates are on none.
 */
export function placesOf<M extends Standing>(machines: readonly M[], shape: number): Place<M>[] {
  const located = machines.flatMap((machine) =>
    machine.latitude === null || machine.longitude === null
      ? []
      : [{ machine, latitude: machine.latitude, longitude: machine.longitude }],
  );
  if (located.length === 0) return [];
  const between = (values: number[]) => ({ least: Math.min(...values), most: Math.max(...values) });
  const north = between(located.map(({ latitude }) => latitude));
  const east = between(located.map(({ longitude }) => longitude));
  const middle = { latitude: (north.least + north.most) / 2, longitude: (east.least + east.most) / 2 };
  const narrow = Math.max(0.01, Math.cos((middle.latitude * Math.PI) / 180));
  // The degrees of latitude that the picture is high; at least a street's length, so that one place lies in the middle.
  const high =
    Math.max(north.most - north.least, ((east.most - east.least) * narrow) / shape, 0.002) / (1 - 2 * MARGIN);
  const keyOf = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
    `${latitude.toFixed(PRECISION)} ${longitude.toFixed(PRECISION)}`;
  return [...Map.groupBy(located, keyOf)].flatMap(([key, here]) => {
    const [first] = here;
    if (!first) return [];
    const moods = here.map(({ machine }) => moodOf(machine));
    return {
      key,
      x: 0.5 + ((first.longitude - middle.longitude) * narrow) / (high * shape),
      y: 0.5 - (first.latitude - middle.latitude) / high,
      mood: worst.find((mood) => moods.includes(mood)) ?? "well",
      machines: here.map(({ machine }) => machine),
    };
  });
}
