import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeSaleMonths } from "#modules/inventory/commands/make-sale-months.ts";
import { salesPage } from "#modules/inventory/queries/sales.ts";
import { anInstallation } from "../support/installation.ts";
import { catalogBreaches } from "../support/catalog.ts";
import { aMachine, anOperator, aSale } from "../support/machines.ts";

const { superuser } = await anInstallation();
const DAY = 86_400_000;
const months = async () =>
  (
    await superuser<
      { name: string }[]
    >`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'sale_logs'::regclass order by 1`
  ).map(({ name }) => name);

it("months of sales are made ahead, again and again, with the walls of their parent", async () => {
  const before = await months();
  const inAYear = Date.UTC(new Date().getUTCFullYear() + 1, 5, 15);
  await makeSaleMonths(Date.now());
  await makeSaleMonths(inAYear);
  await makeSaleMonths(inAYear);
  const made = (await months()).filter((name) => !before.includes(name));
  expect(made).toHaveLength(4);
  expect(await catalogBreaches(superuser)).toEqual([]);
});

it("a month that is over can be detached, and everything still answers", async () => {
  const operator = await anOperator();
  const machine = await aMachine(operator);
  const old = aSale({ sold_at: new Date(Date.now() - 40 * DAY).toISOString() });
  const fresh = aSale();
  await machine.count(Date.now() - 60 * DAY, { A1: 10 });
  const [over] = await superuser<{ month: string; at: string }[]>`
    select 'sale_logs_' || to_char(now() - interval '1 month', 'YYYY_MM') as month, (date_trunc('month', now()) - interval '2 days')::text as at`;
  // Received then, too.
  await machine.sell([old], Date.parse(over?.at ?? ""));
  await machine.sell([fresh]);
  const page = () =>
    operator
      .read((tx) => salesPage(tx, operator.as("admin"), { limit: 50 }))
      .then(({ sales }) => sales.map(({ eventId }) => eventId));
  expect(await page()).toEqual([fresh.event_id, old.event_id]);

  await superuser.unsafe(`alter table sale_logs detach partition ${over?.month ?? ""} concurrently`);

  expect(await page()).toEqual([fresh.event_id]);
  // What makes a sale count once stands elsewhere, and so does the stock.
  expect(await machine.sell([old, fresh])).toMatchObject({ recorded: 0, duplicates: 2 });
  expect(await machine.stock()).toEqual({ A1: 8 });
  expect(await machine.ledger()).toHaveLength(3);
  expect(await machine.sell([aSale()])).toMatchObject({ recorded: 1 });
  const seen = await operator.read((tx) =>
    tx.execute(sql.raw(`select count(*)::int as n from pg_class where relname = '${over?.month ?? ""}'`)),
  );
  expect(seen).toEqual([{ n: 1 }]);
  // Nobody who serves may read what was put away.
  await expect(operator.read((tx) => tx.execute(sql.raw(`select from ${over?.month ?? ""}`)))).rejects.toThrow(Error);

  await superuser.unsafe(
    `alter table sale_logs attach partition ${over?.month ?? ""} for values from ('${(over?.month ?? "").slice(10).replace("_", "-")}-01 00:00:00+00') to (date_trunc('month', now()))`.replace(
      "date_trunc('month', now())",
      `'${new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth(), 1)).toISOString()}'`,
    ),
  );
  expect(await page()).toHaveLength(3);
});
