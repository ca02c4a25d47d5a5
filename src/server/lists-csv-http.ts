import { Hono } from "hono";
import { z } from "zod";
import { wordsFor } from "#i18n/words-for.ts";
import { appointmentsFile } from "#modules/calendar/queries/appointments-file.ts";
import { AppointmentsFile } from "#modules/calendar/schemas.ts";
import { clientsFile } from "#modules/clients/queries/clients-file.ts";
import { ListClients } from "#modules/clients/schemas.ts";
import { creditsFile } from "#modules/credits/queries/credits-file.ts";
import { csvDownload } from "./csv-download.ts";
import type { Incoming } from "./incoming.ts";

/** The list of clients with the screen's choices. */
const clientsCsv = csvDownload({
  path: "/api/clients.csv",
  permission: "clients:read",
  choices: ListClients.pick({ q: true, account: true }),
  open: (ctx, choices, { timeZone }) => {
    const words = wordsFor(ctx.locale, "clients");
    return { name: words("csv.file"), text: clientsFile(ctx, choices, { timeZone, words }) };
  },
});

/** The appointments of a period, at most a year and a day of it. */
const appointmentsCsv = csvDownload({
  path: "/api/appointments.csv",
  permission: "calendar:read",
  choices: AppointmentsFile,
  open: (ctx, choices, { timeZone }) => {
    const words = wordsFor(ctx.locale, "calendar");
    const span = `${choices.from}-${choices.to}`;
    return { name: words("csv.file"), span, text: appointmentsFile(ctx, choices, { timeZone, words }) };
  },
});

/** The credits that clients still have, lot by lot. */
const creditsCsv = csvDownload({
  path: "/api/credits.csv",
  permission: "credits:read",
  reach: "all",
  choices: z.object({}),
  open: (ctx, _choices, { timeZone }) => {
    const words = wordsFor(ctx.locale, "credits");
    return { name: words("csv.file"), text: creditsFile(ctx, { timeZone, words }) };
  },
});

export const listsCsv = new Hono<Incoming>().route("/", clientsCsv).route("/", appointmentsCsv).route("/", creditsCsv);
