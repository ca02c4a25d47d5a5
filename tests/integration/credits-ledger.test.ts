import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import type { Ctx } from "#platform/context.ts";
import { expireLot } from "#modules/credits/commands/expire-lot.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aPurse, expectTheLedgerToAddUp } from "../support/purse.ts";

const { superuser } = await anInstallation();

let clinic: Clinic;
let purse: ReturnType<typeof aPurse>;
beforeEach(async () => {
  clinic = await aClinic();
  purse = aPurse(clinic);
});

/** The database's own word for why not. */
async function refusedBecause(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "not refused";
}

const DENIED = "42501";
const CHECK = "23514";
const FOREIGN_KEY = "23503";
const UNIQUE = "23505";

describe("the database keeps the ledger", () => {
  const roles: [string, (who: Clinic) => Ctx][] = [
    ["app", (who) => who.as("secretary")],
    ["jobs", (who) => who.as("job")],
  ];
  const forbidden = [
    "update credit_lines set amount = 100",
    "update credit_lines set reason = 'x'",
    "delete from credit_lines",
    "truncate credit_lines",
    "update credit_lots set remaining = 100",
    "update credit_lots set remaining = remaining",
    "update credit_lots set expires_at = null, expires_on = null",
    "update credit_lots set created_at = created_at",
    "update credit_lots set client_id = client_id",
    "delete from credit_lots",
    "select * from credit_lots for update",
    "alter table credit_lines disable trigger all",
  ];
  describe.each(roles)("against the role %s", (_, as) => {
    it.each(forbidden)("%s", async (statement) => {
      await purse.give(3);
      expect(await refusedBecause(withTenant(as(clinic), (tx) => tx.execute(sql.raw(statement))))).toBe(DENIED);
      expect(Object.values(await purse.lots())).toEqual([3]);
    });
  });

  const write = (values: Record<string, unknown>, by = clinic) =>
    withTenant(by.as("secretary"), (tx: Tx) => {
      const row = {
        tenant_id: by.tenantId,
        id: newId(),
        client_id: purse.clientId,
        kind: "issue",
        amount: 1,
        cause: newId(),
        part: 0,
        actor_type: "user",
        at: new Date(clinic.now).toISOString(),
        ...values,
      };
      const names = sql.raw(Object.keys(row).join(", "));
      return tx.execute(
        sql`insert into credit_lines (${names}) values (${sql.join(
          Object.values(row).map((value) => sql`${value}`),
          sql`, `,
        )})`,
      );
    });

  it("a lot begins with nothing, whatever is written", async () => {
    const id = newId();
    await clinic.write((tx) =>
      tx.execute(
        sql`insert into credit_lots (tenant_id, id, client_id, source, remaining, created_at) values (${clinic.tenantId}, ${id}, ${purse.clientId}, 'gift', 500, now())`,
      ),
    );
    expect(await purse.lots()).toEqual({ [id]: 0 });
  });

  it.each([
    ["issue", 0],
    ["issue", -1],
    ["issue", 100_001],
    ["hold", 0],
    ["hold", 1],
    ["capture", 1],
    ["capture", -1],
    ["release", 0],
    ["release", -1],
    ["return", 0],
    ["return", -1],
    ["expire", 0],
    ["expire", 1],
    ["adjust", 0],
    ["adjust", 1],
    ["mint", 1],
  ])("a line of kind %s cannot be of %i", async (kind, amount) => {
    const lot_id = await purse.give(5);
    expect(await refusedBecause(write({ lot_id, kind, amount }))).toBe(CHECK);
    expect(await purse.lots()).toEqual({ [lot_id]: 5 });
  });

  it("no line brings a lot below zero", async () => {
    const lot_id = await purse.give(5);
    expect(await refusedBecause(write({ lot_id, kind: "hold", amount: -6 }))).toBe(CHECK);
    await write({ lot_id, kind: "hold", amount: -5 });
    expect(await refusedBecause(write({ lot_id, kind: "expire", amount: -1 }))).toBe(CHECK);
    expect(await purse.lots()).toEqual({ [lot_id]: 0 });
  });

  it("an effect happens once, over all lots", async () => {
    const [one, other] = [await purse.give(5), await purse.give(5)];
    await write({ lot_id: one, kind: "hold", amount: -1, cause: "appointment:x" });
    expect(await refusedBecause(write({ lot_id: one, kind: "hold", amount: -1, cause: "appointment:x" }))).toBe(UNIQUE);
    expect(await refusedBecause(write({ lot_id: other, kind: "hold", amount: -1, cause: "appointment:x" }))).toBe(
      UNIQUE,
    );
    await write({ lot_id: other, kind: "hold", amount: -1, cause: "appointment:x", part: 1 });
    expect(await purse.lots()).toEqual({ [one]: 4, [other]: 4 });
  });

  it("a reason of 10,000 characters does not fit", async () => {
    expect(await refusedBecause(write({ lot_id: await purse.give(1), reason: "x".repeat(10_000) }))).toBe(CHECK);
  });

  it("a line for another client's lot, another institution's, or none is refused", async () => {
    const lot_id = await purse.give(5);
    const [{ id: other } = { id: "" }] = await superuser<{ id: string }[]>`
      insert into clients (tenant_id, id, first_name, last_name, search_text, created_at) values (${clinic.tenantId}, ${newId()}, 'Otra', 'Persona', '', now()) returning id`;
    expect(await refusedBecause(write({ lot_id, client_id: other }))).toBe(FOREIGN_KEY);
    expect(await refusedBecause(write({ lot_id: newId() }))).toBe(FOREIGN_KEY);
    const neighbour = await aClinic();
    expect(await refusedBecause(write({ lot_id, client_id: neighbour.pedro }, neighbour))).toBe(FOREIGN_KEY);
    expect(await refusedBecause(write({ lot_id, tenant_id: clinic.tenantId }, neighbour))).toBe(DENIED);
    expect(await purse.lots()).toEqual({ [lot_id]: 5 });
  });
});

describe("spending", () => {
  it("takes from what expires soonest, and last from what never does", async () => {
    const forever = await purse.give(2);
    const later = await purse.give(2, "2026-12-31");
    const soon = await purse.give(2, "2026-03-31");
    expect(await purse.hold(newId(), 3)).toEqual({ ok: true });
    expect(await purse.lots()).toEqual({ [soon]: 0, [later]: 1, [forever]: 2 });
    expect(await purse.hold(newId(), 2)).toEqual({ ok: true });
    expect(await purse.lots()).toEqual({ [soon]: 0, [later]: 0, [forever]: 1 });
  });

  it("refuses more than there is, says how much there is, and takes nothing", async () => {
    const lot = await purse.give(2);
    expect(await purse.hold(newId(), 3)).toEqual({ ok: false, reason: "NO_CREDIT", needed: 3, balance: 2 });
    expect(await purse.lots()).toEqual({ [lot]: 2 });
  });

  it("an expired lot is not spent, though the job that writes it off has not come", async () => {
    await purse.give(2, "2026-03-05");
    const after = clinic.as("secretary", { now: clinic.at("2026-03-06T00:00") });
    expect(await purse.hold(newId(), 1, clinic.as("secretary", { now: after.now - 1 }))).toEqual({ ok: true });
    expect(await purse.hold(newId(), 1, after)).toEqual({ ok: false, reason: "NO_CREDIT", needed: 1, balance: 0 });
  });

  it("the same booking asked again, at once or later, is paid once", async () => {
    const lots = [await purse.give(2, "2026-03-31"), await purse.give(5)];
    const appointment = newId();
    await Promise.all(Array.from({ length: 8 }, () => purse.hold(appointment, 3)));
    await Promise.all(Array.from({ length: 4 }, () => purse.capture(appointment)));
    expect(Object.values(await purse.lots()).toSorted((a, b) => a - b)).toEqual([0, 4]);
    expect((await purse.lines()).map(({ kind }) => kind).toSorted()).toEqual([
      "capture",
      "capture",
      "hold",
      "hold",
      "issue",
      "issue",
    ]);
    expect(lots).toHaveLength(2);
  });
});

describe("giving back", () => {
  it("a release puts everything where it came from, once", async () => {
    const [soon, later] = [await purse.give(2, "2026-03-31"), await purse.give(5)];
    const appointment = newId();
    await purse.hold(appointment, 4);
    expect(await Promise.all([purse.release(appointment), purse.release(appointment)])).toEqual(
      expect.arrayContaining([4, 0]),
    );
    expect(await purse.lots()).toEqual({ [soon]: 2, [later]: 5 });
    expect(await purse.release(newId())).toBe(0);
  });

  it("a share goes to the lots that last longest, and never more than was spent", async () => {
    const [soon, later] = [await purse.give(2, "2026-03-31"), await purse.give(5)];
    const appointment = newId();
    await purse.hold(appointment, 4);
    await purse.capture(appointment);
    expect(await purse.giveBack(appointment, 3)).toBe(3);
    expect(await purse.lots()).toEqual({ [soon]: 1, [later]: 5 });
    await expect(purse.giveBack(appointment, 2)).rejects.toThrow(RangeError);
    expect(await purse.giveBack(appointment, 1)).toBe(1);
    expect(await purse.lots()).toEqual({ [soon]: 2, [later]: 5 });
  });

  it("what comes back to a lot that is over becomes a lot of thirty days, once", async () => {
    const [soon, later] = [await purse.give(2, "2026-03-05"), await purse.give(5)];
    const appointment = newId();
    await purse.hold(appointment, 3);
    const after = clinic.as("secretary", { now: clinic.at("2026-03-10T12:00") });
    const cause = `transition:${newId()}`;
    for (const _ of [1, 2, 3]) await purse.giveBack(appointment, 3, cause, after);
    const { [soon]: over, [later]: kept, ...made } = await purse.lots();
    expect([over, kept, Object.values(made)]).toEqual([0, 5, [2]]);
    const [grace] =
      await superuser`select expires_on::text as "expiresOn", source, to_char(expires_at at time zone 'utc', 'YYYY-MM-DD HH24:MI') as at from credit_lots where id = ${Object.keys(made)[0] ?? ""}`;
    expect(grace).toEqual({ expiresOn: "2026-04-09", source: "cancellation", at: "2026-04-10 03:00" });
    // All of it came back: there is nothing left to give.
    await expect(purse.giveBack(appointment, 1, `transition:${newId()}`, after)).rejects.toThrow(RangeError);
    await expectTheLedgerToAddUp(superuser);
  });

  it("a release by a clock that is behind the job's finds the lot written off, and loses nothing", async () => {
    const lot = await purse.give(3, "2026-03-05");
    const appointment = newId();
    await purse.hold(appointment, 2);
    await expireLot(clinic.as("job", { now: clinic.at("2026-03-06T00:00") }), { lotId: lot });
    await purse.release(appointment, clinic.as("secretary", { now: clinic.at("2026-03-06T00:00") - 1 }));
    const { [lot]: over, ...made } = await purse.lots();
    expect([over, Object.values(made)]).toEqual([0, [2]]);
  });
});

describe("expiry", () => {
  const expire = (lotId: string, at: string) => expireLot(clinic.as("job", { now: clinic.at(at) }), { lotId });

  it("writes off what is left when the day is over, not before, and once: run twice, at once, or a year late", async () => {
    const lot = await purse.give(5, "2026-03-05");
    await purse.hold(newId(), 2);
    await expire(lot, "2026-03-05T23:59");
    expect(await purse.lots()).toEqual({ [lot]: 3 });
    await Promise.all([
      expire(lot, "2026-03-06T00:00"),
      expire(lot, "2026-03-06T00:00"),
      expire(lot, "2027-03-06T00:00"),
    ]);
    expect(await purse.lots()).toEqual({ [lot]: 0 });
    expect(
      (await purse.lines()).filter(({ kind }) => kind === "expire").map(({ amount, actorType }) => [amount, actorType]),
    ).toEqual([[-3, "job"]]);
    const [{ audited } = {}] =
      await superuser`select count(*)::int as audited from audit_log where tenant_id = ${clinic.tenantId} and action = 'credits.expire'`;
    expect(audited).toBe(1);
  });

  it("has nothing to do with an empty lot, one without an end, an unknown one, or another institution's", async () => {
    const [forever, empty] = [await purse.give(1), await purse.give(1, "2026-03-05")];
    await purse.hold(newId(), 1);
    const before = await purse.lines();
    for (const lot of [forever, empty, newId()]) await expire(lot, "2027-01-01T00:00");
    const neighbour = await aClinic();
    await expireLot(neighbour.as("job", { now: clinic.at("2030-01-01T00:00") }), { lotId: forever });
    expect(await purse.lines()).toEqual(before);
  });

  it("racing a hold: the credits go one way or the other", async () => {
    for (let round = 0; round < 15; round++) {
      const lot = await purse.give(1, "2026-03-05");
      const inTime = clinic.as("secretary", { now: clinic.at("2026-03-05T23:59") });
      const [held] = await Promise.all([purse.hold(newId(), 1, inTime), expire(lot, "2026-03-06T00:00")]);
      expect((await purse.lots())[lot]).toBe(0);
      const kinds = (await purse.lines())
        .filter(({ lotId, amount }) => lotId === lot && amount < 0)
        .map(({ kind }) => kind);
      expect(kinds).toEqual([held.ok ? "hold" : "expire"]);
    }
    await expectTheLedgerToAddUp(superuser);
  });

  it("its jobs wait for their day, and pg-boss keeps them until long after", async () => {
    const lot = await purse.give(1, "2027-06-30");
    const jobs =
      await superuser`select name, start_after as at, extract(day from keep_until - start_after)::int as days from pgboss.job where data->'payload'->>'lotId' = ${lot} order by name`;
    expect(jobs.map(({ name, at, days }) => [String(name), (at as Date).toISOString(), days])).toEqual([
      ["credits.expire", "2027-07-01T03:00:00.000Z", 365],
      ["credits.warn", "2027-06-24T03:00:00.000Z", 365],
    ]);
  });
});
