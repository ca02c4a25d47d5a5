import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import type { TenantId } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { requestLog } from "../tables.ts";

/** A request as it was asked and answered. `at` in epoch milliseconds, `body` cut by whoever hands it in. */
export type AskedRequest = {
  tenantId: TenantId;
  keyId: string;
  machineId: string | null;
  at: number;
  method: string;
  path: string;
  status: number;
  errorCode: string | null;
  ms: number;
  bytesIn: number;
  address: string;
  /** A UUIDv7, and so the line's own id: they sort by when they were asked, not by when they were written. */
  requestId: string;
  body: string | null;
};

const MAX_ROWS = 500;

/** Writes what keys asked, and when and from where each was last used: one transaction for an institution. */
export async function writeRequests(lines: AskedRequest[]): Promise<void> {
  for (const [tenantId, own] of Map.groupBy(lines, (line) => line.tenantId)) {
    const now = Math.max(...own.map(({ at }) => at));
    const ctx = { tenantId, actor: { type: "system" }, requestId: newId(), locale: "es-AR", now } as const;
    await withTenant(ctx, async (tx) => {
      for (let from = 0; from < own.length; from += MAX_ROWS) {
        const rows = own
          .slice(from, from + MAX_ROWS)
          .map((line) => ({ ...line, id: line.requestId, at: new Date(line.at) }));
        await tx.insert(requestLog).values(rows);
      }
      await noteUse(tx, own);
    });
  }
}

/** In the order of the keys, so that two processes wait for each other and never for ever. */
async function noteUse(tx: Tx, lines: AskedRequest[]): Promise<void> {
  const last = [...Map.groupBy(lines, ({ keyId }) => keyId).entries()]
    .map(([keyId, own]) => ({ keyId, ...own.toSorted((a, b) => a.at - b.at).at(-1) }))
    .toSorted((one, other) => (one.keyId < other.keyId ? -1 : 1));
  for (const { tenantId, keyId, at, address } of last)
    await tx.execute(sql`
      update api_keys set last_used_at = ${new Date(at ?? 0).toISOString()}::timestamptz, last_used_from = ${address}
       where tenant_id = ${tenantId} and id = ${keyId}
         and (last_used_at is null or last_used_at < ${new Date(at ?? 0).toISOString()}::timestamptz)`);
}
