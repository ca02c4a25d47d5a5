import { and, eq, inArray, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { machines, products } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { changesOf } from "../domain/planogram-copy.ts";
import type { CopyPreviewOf } from "../planogram-schemas.ts";
import { heldSlots, seenOf } from "./held-slots.ts";

export type CopyPreview = Extract<Awaited<ReturnType<typeof copyPreview>>, { ok: true }>;
export type PreviewedMachine = CopyPreview["machines"][number];
export type PreviewedChange = PreviewedMachine["changes"][number];

/** What copying a planogram would change in each machine, with what lies there now. */
export async function copyPreview(tx: Tx, ctx: Ctx, { from, to }: CopyPreviewOf) {
  authorize(ctx, "machines:write");
  const ids = [...new Set([from, ...to])];
  const [found, slots] = await Promise.all([
    tx
      .select({ id: machines.id, name: machines.name })
      .from(machines)
      .where(and(eq(machines.tenantId, ctx.tenantId), inArray(machines.id, ids), isNull(machines.archivedAt))),
    heldSlots(tx, ctx, ids),
  ]);
  if (found.length < ids.length) return refuse("NOT_FOUND");
  const source = (slots.get(from) ?? []).filter(({ inUse }) => inUse);
  if (source.length === 0) return refuse("PLANOGRAM_EMPTY");
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const targets = ids
    .filter((id) => id !== from)
    .map((id) => {
      const held = slots.get(id) ?? [];
      return { id, held, changes: changesOf(held, source).toSorted((a, b) => inOrder.compare(a.position, b.position)) };
    });
  const known = await namesOf(
    tx,
    ctx,
    targets.flatMap(({ changes }) => changes.flatMap(({ was, becomes }) => [was, becomes])),
  );
  const product = (id: string | null) => (id === null ? null : (known.get(id) ?? null));
  return ok({
    machines: targets.map(({ id, held, changes }) => ({
      machineId: id,
      name: names.get(id) ?? "",
      seen: seenOf(source, held),
      kept: source.length - changes.filter(({ kind }) => kind !== "removed").length,
      changes: changes.map(({ was, becomes, ...change }) => ({
        ...change,
        same: was === becomes,
        was: product(was),
        becomes: product(becomes),
      })),
    })),
  });
}

const inOrder = new Intl.Collator("en", { numeric: true });

async function namesOf(tx: Tx, ctx: Ctx, ids: readonly (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map<string, { sku: string; name: { "es-AR": string; en: string } }>();
  const rows = await tx
    .select({ id: products.id, sku: products.sku, name: products.name })
    .from(products)
    .where(and(eq(products.tenantId, ctx.tenantId), inArray(products.id, wanted)));
  return new Map(rows.map(({ id, ...product }) => [id, product]));
}
