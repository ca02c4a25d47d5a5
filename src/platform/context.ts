import type { Tx } from "./db/client.ts";

/** Minted only where a session, a key, a host or a job has been verified (`tenantId()` below). */
export type TenantId = string & { readonly __brand: "TenantId" };

export type Locale = "es-AR" | "en";

/** Who acts. Permissions are judged from this alone, by `modules/access/policy.ts`. */
export type Actor =
  | { type: "user"; userId: string; roles: readonly string[]; sessionId: string }
  | { type: "visitor" }
  | { type: "machineKey"; machineId: string; keyId: string }
  | { type: "organizationKey"; keyId: string; scopes: readonly string[] }
  | { type: "platformAdmin"; userId: string }
  | { type: "job"; queue: string }
  | { type: "system" };

/** What every command and query is given: for whom, by whom, when, and under which request. */
export type Ctx = {
  tenantId: TenantId;
  actor: Actor;
  requestId: string;
  /** The language of the answer. */
  locale: Locale;
  /** Epoch milliseconds. Passed in, so that judgement never reads a clock. */
  now: number;
  /** What must happen in the very transaction of a command, such as keeping its answer. */
  around?: Around;
};

/** Honoured by `withTenant`. A transaction that is tried again goes through `before` and `after` again. */
export type Around = {
  /** Before the work. What it throws ends the transaction and reaches the caller. */
  before: (tx: Tx) => Promise<void>;
  /** After work that was not refused, before the commit. */
  after: (tx: Tx, result: unknown) => Promise<void>;
  /** A command that is answered for as a whole has one transaction: from here on a second one is a fault. */
  committed: () => void;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Brands a verified tenant's id. @throws if it is not a UUID, which only a programming error can cause. */
export function tenantId(verified: string): TenantId {
  if (!UUID.test(verified)) throw new Error("tenantId: not a UUID");
  return verified as TenantId;
}

/** The id written to `app.actor_id` and to the audit trail. */
export function actorId(actor: Actor): string | null {
  switch (actor.type) {
    case "user":
    case "platformAdmin":
      return actor.userId;
    case "machineKey":
    case "organizationKey":
      return actor.keyId;
    default:
      return null;
  }
}
