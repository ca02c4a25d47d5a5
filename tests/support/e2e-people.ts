import { randomBytes, randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Locale } from "#i18n/locales.ts";
import { addDays } from "#lib/time.ts";
import { claim } from "./e2e-claims.ts";
import { ask, type Slug, tell } from "./e2e-places.ts";

export const DEMO_PASSWORD = "zaguan-demo-2026";

/** The demo's people, by what they do. */
export const demoNames = {
  admin: "admin",
  secretary: "secretaria",
  professional: "profesional",
  director: "direccion",
  technician: "tecnica",
  client: "cliente",
} as const;
export type DemoRole = keyof typeof demoNames;

export const emailOf = (role: DemoRole, slug: Slug = "clinica"): string => `${demoNames[role]}@${slug}.test`;

export type Person = { firstName: string; lastName: string; email: string; password: string };

/** Nobody else has this name, so that lists can be searched for it. */
export function somebody(): Person {
  const mark = [...randomBytes(6)].map((byte) => "abcdefghijklmnop"[byte % 16] ?? "").join("");
  return {
    firstName: "Julia",
    lastName: `Prueba${mark}`,
    email: `julia.${mark}@correo.test`,
    password: "una clave larga y nueva",
  };
}

/** Opens an account without its form; the browser is signed in from then on. */
export async function becomeClient(
  page: Page,
  person = somebody(),
  locale: Locale = "es-AR",
  slug: Slug = "clinica",
): Promise<Person> {
  const answer = await tell<{ ok: boolean; reason?: string }>(
    page,
    "identity.register",
    { ...person, phone: "", locale },
    slug,
  );
  if (!answer.ok) throw new Error(`Could not register: ${answer.reason ?? ""}`);
  return person;
}

export async function signIn(
  page: Page,
  email: string,
  password = DEMO_PASSWORD,
  slug: Slug = "clinica",
): Promise<void> {
  const answer = await tell<{ ok: boolean; reason?: string }>(page, "identity.signIn", { email, password }, slug);
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.reason ?? ""}`);
}

type Service = { id: string; name: Record<Locale, string>; professionals: { id: string }[] };
type Slots = { ok: boolean; days: { date: string; slots: { start: number; professionalId: string }[] }[] };

export type FreeTime = { serviceId: string; professionalId: string; start: number; date: string };

export const services = {
  /** The institution answers it. Two professionals and more; free of credits. */
  assessment: "Evaluación inicial",
  /** Confirmed on the spot. */
  hearingTest: "Audiometría",
  familyMeeting: "Entrevista con la familia",
  /** The institution answers it. Costs a credit. */
  voiceTherapy: "Terapia de la voz",
  /** The institution answers it. One professional gives it; costs a credit. */
  swallowing: "Deglución y motricidad orofacial",
  /** A class of six. */
  voiceWorkshop: "Taller de voz",
} as const;

const DAY_MS = 86_400_000;
/** The institution's calendar and UTC's may be a day apart: a stretch of days, not a day, is meant by it. */
const dateAfter = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/**
 * How many days from now at the earliest and over how many days; or `on` one date. `weeks`: that the same weekday of so many
 * weeks after it is wanted as well.
 */
type Where = { from?: number; days?: number; professionalId?: string; on?: string; weeks?: number };

/** A free time some days from now, at random, on a day at which no other test of this run is looking. */
export async function someFreeTime(
  page: Page,
  service: string,
  { from = 3, days = 24, professionalId = "any", on, weeks = 0 }: Where = {},
): Promise<FreeTime> {
  const offer = await ask<{ services: Service[] }>(page, "booking.services");
  const wanted = offer.services.find(({ name }) => name["es-AR"] === service);
  if (!wanted) throw new Error(`No service is called ${service}`);
  const serviceId = wanted.id;
  const answer = await ask<Slots>(page, "booking.slots", {
    serviceId,
    professionalId,
    from: on ?? dateAfter(from),
    days: on ? 1 : days,
  });
  const free = answer.days.flatMap(({ date, slots }) =>
    slots.map(({ start, professionalId: whose }): FreeTime => ({ serviceId, professionalId: whose, start, date })),
  );
  const ofDays = [...Map.groupBy(free, (time) => `${time.date} ${time.professionalId}`).values()];
  while (ofDays.length > 0) {
    const [times = []] = ofDays.splice(randomInt(ofDays.length), 1);
    const time = times[randomInt(times.length)];
    if (time && claim(daysOf(time, weeks))) return time;
  }
  throw new Error(`${service} has no free time`);
}

const daysOf = ({ professionalId, date }: FreeTime, weeks: number): string[] =>
  Array.from({ length: weeks + 1 }, (_, week) => `${addDays(date, 7 * week)} ${professionalId}`);

export type Booked = FreeTime & { id: string };

/** Takes a time without its pages: for tests about what comes after. Whoever is signed in books it. */
export async function book(page: Page, service: string, where: Where = {}): Promise<Booked> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const time = await someFreeTime(page, service, where);
    const { serviceId, professionalId, start } = time;
    const held = await tell<{ ok: boolean; holdId: string }>(page, "booking.hold", {
      serviceId,
      professionalId,
      start,
    });
    if (!held.ok) continue;
    const booked = await tell<{ ok: boolean; reason?: string; appointmentId: string }>(page, "booking.confirm", {
      holdId: held.holdId,
    });
    if (!booked.ok) throw new Error(`Could not book: ${booked.reason ?? ""}`);
    return { ...time, id: booked.appointmentId };
  }
  throw new Error(`${service}: five times in a row somebody was quicker`);
}
