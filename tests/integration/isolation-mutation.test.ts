// @module-tag slow
import { afterAll, expect, it } from "vitest";
import { catalogBreaches } from "../support/catalog.ts";
import { aFurnishedClinic } from "../support/furnished.ts";
import { anInstallation } from "../support/installation.ts";
import { isolationGuard } from "../support/isolation.ts";
import { tenantTables } from "../support/tenant-rows.ts";

/*
 * That the guard of isolation is awake: each table's wall is broken in each way, and the guard must notice every time.
 * `isolation.test.ts` runs the same guard on the walls as they are.
 */

const { database, superuser } = await anInstallation();
const tables = await tenantTables(superuser);
const guard = isolationGuard(database);
afterAll(guard.end);

const SAME = "tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)";
const WHOLE = `create policy tenant_isolation on %T using (${SAME}) with check (${SAME})`;

const MUTATIONS: [what: string, breaking: string, mending: string][] = [
  ["the policy is dropped", "drop policy tenant_isolation on %T", WHOLE],
  [
    "row-level security is disabled",
    "alter table %T disable row level security",
    "alter table %T enable row level security",
  ],
  [
    "row-level security is not forced",
    "alter table %T no force row level security",
    "alter table %T force row level security",
  ],
  [
    "the policy shows everything",
    "alter policy tenant_isolation on %T using (true)",
    `alter policy tenant_isolation on %T using (${SAME})`,
  ],
  [
    "the policy takes everything",
    "alter policy tenant_isolation on %T with check (true)",
    `alter policy tenant_isolation on %T with check (${SAME})`,
  ],
  ["a second policy shows everything", "create policy also on %T for select using (true)", "drop policy also on %T"],
];

it("has tables to guard", () => {
  expect(tables).toEqual(
    expect.arrayContaining(["users", "sessions", "appointments", "letters", "audit_log", "organizations"]),
  );
});

it("notices every way of breaking every table, and is quiet when it is mended", async () => {
  const [own, other] = [await aFurnishedClinic({ superuser }), await aFurnishedClinic({ superuser })];
  const pair = { own: own.tenantId, other: other.tenantId };
  const breaches = (only?: string[]) => guard.breaches(pair, only);
  expect(await breaches()).toEqual([]);

  const unnoticed: string[] = [];
  for (const table of tables) {
    for (const [what, breaking, mending] of MUTATIONS) {
      await superuser.unsafe(breaking.replace("%T", table));
      if ((await breaches([table])).length === 0) unnoticed.push(`${table}: ${what} (attempts)`);
      if ((await catalogBreaches(superuser)).every((sentence) => !sentence.startsWith(`${table}:`)))
        unnoticed.push(`${table}: ${what} (catalog)`);
      await superuser.unsafe(mending.replace("%T", table));
    }
  }
  expect(unnoticed).toEqual([]);
  expect(await breaches()).toEqual([]);
  expect(await catalogBreaches(superuser)).toEqual([]);
}, 120_000);
