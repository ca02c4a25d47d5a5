import type { Tenant } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";

/** Who is signed in, as their session tells. */
export type SessionUser = {
  sessionId: string;
  userId: string;
  email: string;
  emailVerified: boolean;
  firstName: string;
  lastName: string;
  phone: string | null;
  locale: "es-AR" | "en";
  roles: string[];
};

/** The browser that asks, as its session will be listed. */
export type Browser = {
  userAgent: string | null;
  /** SHA-256 of its address: throttles count by it, nothing stores the address. */
  addressHash: string;
};

/** What every procedure is given. */
export type TrpcContext = {
  tenant: Tenant;
  /** What commands and queries are asked with. */
  request: Ctx;
  user: SessionUser | null;
  browser: Browser;
  /** The Cookie header: holds and sessions travel in it. */
  cookie: string | null;
  /** Answers are given through it: Set-Cookie. */
  resHeaders: Headers;
};
