import { z } from "@hono/zod-openapi";
import { wordsFor } from "#i18n/words-for.ts";
import { formatDayTime } from "#lib/time.ts";
import { refuse } from "#lib/result.ts";
import { alertWords } from "#modules/alerts/alert-words.ts";
import { acknowledgeAlert } from "#modules/alerts/commands/acknowledge-alert.ts";
import { resolveAlert } from "#modules/alerts/commands/resolve-alert.ts";
import type { AlertLine } from "#modules/alerts/queries/alert-lines.ts";
import { alertPage } from "#modules/alerts/queries/list-alerts.ts";
import { alertById } from "#modules/alerts/queries/read-alert.ts";
import { ALERT_TYPES, PRIORITIES, STATES } from "#modules/alerts/schemas.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, utc, UtcInstant, utcOrNull, oneOf } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { before, PageQuery, pageOf } from "./lists.ts";
import { examples } from "./examples.ts";

const Alert = z
  .object({
    id: Id,
    type: z.enum(ALERT_TYPES),
    priority: z.enum(PRIORITIES),
    state: z.enum(STATES),
    machine_id: Id.optional().openapi({ description: "Absent from what concerns a whole site." }),
    position: z.string().optional(),
    message: z.string().openapi({ description: "In the language of `Accept-Language`." }),
    opened_at: UtcInstant,
    resolved_at: UtcInstant.nullable(),
  })
  .openapi("Alert", { example: examples.alert });

function toAlert(line: AlertLine, timeZone: string, locale: Locale): z.input<typeof Alert> {
  const clock = (at: number) => formatDayTime(at, timeZone, locale);
  const { message } = alertWords(wordsFor(locale, "alerts"), locale, line, clock);
  return {
    id: line.id,
    type: line.type,
    priority: line.priority,
    state: line.state,
    ...(line.machineId === null ? {} : { machine_id: line.machineId }),
    ...(line.position === null ? {} : { position: line.position }),
    message,
    opened_at: utc(line.openedAt),
    resolved_at: utcOrNull(line.resolvedAt),
  };
}

/** One alert, as it is by now. */
async function answerWith(ctx: Ctx, id: string) {
  const [line, { timeZone }] = await readTenant(ctx, (tx) =>
    Promise.all([alertById(tx, ctx, id), organizationOf(tx, ctx)]),
  );
  return line ? reply(toAlert(line, timeZone, ctx.locale)) : refuse("NOT_FOUND");
}

export const alerts = restApp();

endpoint(
  alerts,
  {
    method: "get",
    path: "/alerts",
    tag: "alerts",
    summary: "What someone should act on",
    scope: "alerts:read",
    module: "machines",
    query: PageQuery.extend({
      state: z.enum(STATES).optional(),
      priority: z.enum(PRIORITIES).optional(),
      type: z.enum(ALERT_TYPES).optional(),
    }),
    answer: z.array(Alert),
  },
  async ({ ctx, query: { limit, cursor, ...which } }) => {
    const [rows, { timeZone }] = await readTenant(ctx, (tx) =>
      Promise.all([alertPage(tx, ctx, { ...which, limit, before: before(cursor) }), organizationOf(tx, ctx)]),
    );
    const { page, nextCursor } = pageOf(rows, limit);
    return reply(
      page.map((line) => toAlert(line, timeZone, ctx.locale)),
      { nextCursor },
    );
  },
);

endpoint(
  alerts,
  {
    method: "put",
    path: "/alerts/{id}/acknowledge",
    tag: "alerts",
    summary: "Somebody answers for it",
    description: "Reminders stop. One that is acknowledged already is answered as it is; a resolved one is a conflict.",
    scope: "alerts:write",
    module: "machines",
    params: oneOf("alert"),
    answer: Alert,
  },
  async ({ ctx, params: { id } }) => {
    const done = await acknowledgeAlert(ctx, { id });
    return done.ok ? answerWith(ctx, id) : done;
  },
);

endpoint(
  alerts,
  {
    method: "put",
    path: "/alerts/{id}/resolve",
    tag: "alerts",
    summary: "It is settled",
    description:
      "One that is resolved already is answered as it is. Where its cause goes on, another opens after an hour.",
    scope: "alerts:write",
    module: "machines",
    params: oneOf("alert"),
    answer: Alert,
  },
  async ({ ctx, params: { id } }) => {
    const done = await resolveAlert(ctx, { id });
    return done.ok ? answerWith(ctx, id) : done;
  },
);
