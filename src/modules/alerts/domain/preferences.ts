import type { AlertType, Channel, Priority } from "../schemas.ts";
import { heavier } from "./escalation.ts";

export type Preference = {
  enabled: boolean;
  minPriority: Priority;
  mutedTypes: readonly string[];
  /** `HH:MM` on the institution's wall; from later than until crosses midnight. */
  quietFrom: string | null;
  quietUntil: string | null;
  /** `HH:MM` of a daily letter with everything that is not resolved. */
  digestAt: string | null;
  /** Nothing but that letter, except for what is critical. */
  onlyDigest: boolean;
};

/** Of whoever has chosen nothing: mail for what cannot wait, the bell for everything, and nights left in peace. */
export const DEFAULTS: Record<Channel, Preference> = {
  email: {
    enabled: true,
    minPriority: "medium",
    mutedTypes: [],
    quietFrom: "22:00",
    quietUntil: "07:00",
    // When quiet hours end: what happened by night is in it.
    digestAt: "07:00",
    onlyDigest: false,
  },
  screen: {
    enabled: true,
    minPriority: "low",
    mutedTypes: [],
    quietFrom: null,
    quietUntil: null,
    digestAt: null,
    onlyDigest: false,
  },
};

type Alert = { type: AlertType; priority: Priority };

/** Whether this is something they want to hear of through the channel, at whatever time. */
export function wants({ enabled, minPriority, mutedTypes }: Preference, { type, priority }: Alert): boolean {
  return enabled && !heavier(minPriority, priority) && !mutedTypes.includes(type);
}

/** Whether a letter may leave now. What is critical passes through quiet hours, and past the wish for a digest alone. */
export function mayNotifyNow(preference: Preference, alert: Alert, wallTime: string): boolean {
  if (!wants(preference, alert)) return false;
  if (alert.priority === "critical") return true;
  return !(preference.onlyDigest && preference.digestAt !== null) && !isQuiet(preference, wallTime);
}

/**
 * `HH:MM` compared as the wall shows it: when the clocks change, quiet hours still end at the hour that was named. From
 * and until alike are no quiet at all.
 */
export function isQuiet(
  { quietFrom, quietUntil }: Pick<Preference, "quietFrom" | "quietUntil">,
  wallTime: string,
): boolean {
  if (quietFrom === null || quietUntil === null) return false;
  return quietFrom <= quietUntil
    ? quietFrom <= wallTime && wallTime < quietUntil
    : quietFrom <= wallTime || wallTime < quietUntil;
}

/** Whoever never had a digest does not begin with one in the middle of the day. */
const FIRST_WITHIN_MIN = 60;
const minuteOf = (wallTime: string): number => Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3, 5));

/** The date whose digest is due, or null: none wanted, sent already, or too early. After days of stop only today's. */
export function digestDate(
  { enabled, digestAt }: Pick<Preference, "enabled" | "digestAt">,
  lastDate: string | null,
  wall: { date: string; time: string },
): string | null {
  if (!enabled || digestAt === null || wall.time < digestAt) return null;
  if (lastDate === null) return minuteOf(wall.time) - minuteOf(digestAt) < FIRST_WITHIN_MIN ? wall.date : null;
  return lastDate >= wall.date ? null : wall.date;
}
