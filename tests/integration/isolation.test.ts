import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { users } from "#modules/identity/tables.ts";
import { ok, refuse } from "#lib/result.ts";
import { appPool } from "#platform/db/pools.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { aFurnishedClinic } from "../support/furnished.ts";
import { anInstallation } from "../support/installation.ts";
import { isolationBreaches } from "../support/isolation.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { database, superuser } = await anInstallation();

it("nobody sees, writes, changes or deletes what is another institution's", async () => {
  const [own, other] = [await aFurnishedClinic({ superuser }), await aFurnishedClinic({ superuser })];
  const before = await digestOf(superuser, other.tenantId);
  expect(await isolationBreaches(database, { own: own.tenantId, other: other.tenantId })).toEqual([]);
  expect(await isolationBreaches(database, { own: other.tenantId, other: own.tenantId })).toEqual([]);
  expect(await digestOf(superuser, other.tenantId)).toEqual(before);
});

it("a pooled connection forgets whose it was", async () => {
  const clinic = await aFurnishedClinic({ superuser });
  expect((await readTenant(clinic.as("admin"), (tx) => tx.select().from(users))).length).toBeGreaterThan(0);
  for (let round = 0; round < 20; round++) {
    expect(await appPool().db.select().from(users)).toEqual([]);
  }
});

it("interleaved transactions of two institutions do not mix", async () => {
  const clinics = [await aFurnishedClinic({ superuser }), await aFurnishedClinic({ superuser })];
  const reads = Array.from({ length: 200 }, async (_, index) => {
    const clinic = clinics[index % 2];
    if (!clinic) throw new Error("no clinic");
    const seen = await readTenant(clinic.as("admin"), async (tx) => {
      const first = await tx.selectDistinct({ tenantId: users.tenantId }).from(users);
      await tx.execute(sql`select pg_sleep(0.001)`);
      return [...first, ...(await tx.selectDistinct({ tenantId: users.tenantId }).from(users))];
    });
    return seen.every(({ tenantId }) => tenantId === clinic.tenantId) && seen.length === 2;
  });
  expect(await Promise.all(reads)).toEqual(reads.map(() => true));
});

it("a request reads no job's payload, its own institution's neither", async () => {
  const clinic = await aFurnishedClinic({ superuser });
  for (const table of ["job", "job_common"]) {
    const read = readTenant(clinic.as("admin"), (tx) =>
      tx.execute(sql`select data from ${sql.raw(`pgboss.${table}`)} limit 1`),
    );
    await expect(read).rejects.toMatchObject({ cause: { code: "42501" } });
  }
});

it("a refusal rolls back, a success stays, a query cannot write", async () => {
  const clinic = await aFurnishedClinic({ superuser });
  const ctx = clinic.as("admin");
  const rename = (name: string) => sql`update users set first_name = ${name} where id = ${clinic.users.ana.userId}`;
  const nameNow = async () =>
    (await superuser<{ first_name: string }[]>`select first_name from users where id = ${clinic.users.ana.userId}`)[0]
      ?.first_name;

  expect(await withTenant(ctx, async (tx) => (await tx.execute(rename("Refused")), refuse("NO")))).toEqual({
    ok: false,
    reason: "NO",
  });
  expect(await nameNow()).toBe("Ana");
  expect(await withTenant(ctx, async (tx) => (await tx.execute(rename("Anita")), ok({})))).toEqual({ ok: true });
  expect(await nameNow()).toBe("Anita");
  await expect(readTenant(ctx, (tx) => tx.execute(rename("Read")))).rejects.toMatchObject({ cause: { code: "25006" } });
});
