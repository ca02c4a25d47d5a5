import postgres from "postgres";
import { newId } from "#lib/ids.ts";
import { bookHeldSlot } from "#modules/appointments/commands/book-held-slot.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { holdSlot } from "#modules/appointments/commands/hold-slot.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import { boss } from "#platform/queue/boss.ts";
import { env } from "#env.ts";

/*
 * One of several processes that race for the same time, each with pools of its own, as several copies of the app would.
 * The parent sends the attempts, then "go"; the worker answers what each came to.
 */

/** A visitor who holds and then books, a secretary who writes it down, or a row past every command. */
export type Attempt = { ctx: Ctx; serviceId: string; professionalId: string; start: number } & (
  | { kind: "book"; addressHash: string }
  | { kind: "create"; clientId: string }
  | { kind: "raw"; clientId: string; minutes: number }
);

export type Outcome = { won: string } | { refused: string } | { error: string };

async function book(attempt: Attempt & { kind: "book" }): Promise<Outcome> {
  const { ctx, serviceId, professionalId, start, addressHash } = attempt;
  const held = await holdSlot(ctx, { serviceId, professionalId, start }, { key: null, addressHash });
  if (!held.ok) return { refused: held.reason };
  const booked = await bookHeldSlot(ctx, { holdId: held.holdId }, held.key);
  return booked.ok ? { won: booked.appointmentId } : { refused: `held, then ${booked.reason}` };
}

async function create({
  ctx,
  serviceId,
  professionalId,
  start,
  clientId,
}: Attempt & { kind: "create" }): Promise<Outcome> {
  const created = await createAppointment(ctx, {
    serviceId,
    professionalId,
    start,
    client: { id: clientId },
    outsideHours: true,
    chargeCredits: true,
  });
  return created.ok ? { won: created.appointmentId } : { refused: created.reason };
}

async function raw(
  sql: postgres.Sql,
  { ctx, serviceId, professionalId, start, clientId, minutes }: Attempt & { kind: "raw" },
): Promise<Outcome> {
  const id = newId();
  const [from, to, now] = [new Date(start), new Date(start + minutes * 60_000), new Date(ctx.now)];
  await sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${ctx.tenantId}, true), set_config('app.actor_id', ${actorId(ctx.actor) ?? ""}, true)`;
    await tx`insert into appointments ${tx({
      tenant_id: ctx.tenantId,
      id,
      status: "confirmed",
      professional_id: professionalId,
      appointment_type_id: serviceId,
      client_id: clientId,
      starts_at: from,
      ends_at: to,
      busy_starts_at: from,
      busy_ends_at: to,
      price_minor: 0,
      currency: "ARS",
      credit_cost: 0,
      terms: { cancellationWindowH: 24 },
      created_at: now,
      updated_at: now,
    })}`;
  });
  return { won: id };
}

async function attemptAll(attempts: readonly Attempt[]): Promise<Outcome[]> {
  const sql = postgres(env().APP_DATABASE_URL, { max: env().DB_POOL_MAX, onnotice: () => undefined });
  const run = (attempt: Attempt) =>
    attempt.kind === "book" ? book(attempt) : attempt.kind === "create" ? create(attempt) : raw(sql, attempt);
  const outcomes = await Promise.all(
    attempts.map((attempt) =>
      run(attempt).catch((error: unknown): Outcome => {
        const code = error instanceof postgres.PostgresError ? error.code : undefined;
        return code === "23P01"
          ? { refused: "appointments_no_overlap" }
          : { error: `${code ?? ""} ${describe(error)}` };
      }),
    ),
  );
  await sql.end();
  return outcomes;
}

const describe = (error: unknown): string =>
  error instanceof Error ? [error.message, error.cause ? describe(error.cause) : ""].join(" ") : String(error);

const tell = (message: { ready: true } | { outcomes: Outcome[] }): void => void process.send?.(message);

let attempts: Attempt[] = [];

async function obey(message: { attempts: Attempt[] } | "go"): Promise<void> {
  if (message === "go") return tell({ outcomes: await attemptAll(attempts) });
  attempts = message.attempts;
  await boss().start();
  tell({ ready: true });
}

process.on("message", (message: { attempts: Attempt[] } | "go") => void obey(message));
process.on("disconnect", () => process.exit());
