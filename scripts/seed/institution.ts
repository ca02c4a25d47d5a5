import type { CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";
import type { Role } from "#modules/access/policy.ts";
import type { SeedFleet } from "./fleet.ts";

type Both = { "es-AR": string; en: string };

export interface SeedService {
  key: string;
  name: Both;
  description: Both;
  durationMin: number;
  bufferBeforeMin?: number;
  bufferAfterMin: number;
  stepMin: number;
  priceMinor: number;
  creditCost: number;
  minNoticeMin: number;
  horizonDays: number;
  cancellationWindowH: number;
  autoConfirm: boolean;
  answerWithinH: number;
  color: string;
  policy?: CancellationPolicy;
  /** The seats of a class. */
  capacity?: number;
  /** It takes one of these. */
  rooms?: string[];
}

/** Who signs in. `key` ties a user to their professional's or client's row. */
export interface SeedUser {
  key: string;
  email: string;
  firstName: string;
  lastName: string;
  roles: Role[];
  locale?: "es-AR" | "en";
  /** Shown by `npm start`. */
  shown?: string;
}

export interface SeedProfessional {
  key: string;
  firstName: string;
  lastName: string;
  title: string;
  color: string;
  dailyMax?: number;
  services: string[];
  /** ISO weekdays, from, to. */
  hours: [weekdays: number[], start: string, end: string][];
}

/** Days are counted from the Monday of this week. */
export interface SeedAbsences {
  overrides: { professional: string; day: number; windows: { start: string; end: string }[] }[];
  blocks: { professional: string; day: number; start: string; days?: number; end: string; reason: string }[];
}

export interface SeedInstitution extends SeedAbsences {
  slug: string;
  /** What is switched on; appointments alone, unless said. */
  modules?: ("appointments" | "machines")[];
  name: string;
  tagline: string;
  timeZone: string;
  currency: string;
  accent: string;
  email: string;
  phone: string;
  address: string;
  /** "%" stands for the two digits that differ from client to client. */
  phonePattern: string;
  users: SeedUser[];
  professionals: SeedProfessional[];
  services: SeedService[];
  rooms: { key: string; kind: "room" | "equipment"; name: Both }[];
  /** "First names|Last names". The first is the one who signs in. */
  clients: string[];
  notes: string[];
  fleet?: SeedFleet;
}
