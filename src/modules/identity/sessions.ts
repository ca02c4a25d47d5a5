import { createHash } from "node:crypto";
import { and, eq, lte, ne } from "drizzle-orm";
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from "lucia";
import { env } from "#env.ts";
import { newId } from "#lib/ids.ts";
import type { SessionUser } from "#modules/access/request.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { sessions, userRoles, users } from "./tables.ts";

/*
 * All of lucia stays behind this file (decision 003): upstream no longer develops it.
 */

type SessionAttributes = { userAgent: string | null };
declare module "lucia" {
  interface Register {
    Lucia: Lucia;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: object;
  }
}

const sha256 = (value: string): string => createHash("sha256").update(value).digest("hex");
const secure = (): boolean => env().PUBLIC_ORIGIN.startsWith("https:");

/** Host-only, so that a session never travels to a sibling subdomain; `__Host-` where there is TLS to insist on. */
export const sessionCookieName = (): string => (secure() ? "__Host-session" : "session");

/** Stores the SHA-256 of the session id and hands lucia the raw id back; sees one tenant, whose transaction it is given. */
function adapter(tx: Tx, ctx: Ctx): Adapter {
  const ofTenant = eq(sessions.tenantId, ctx.tenantId);
  const toLucia = (row: typeof sessions.$inferSelect, id: string): DatabaseSession => ({
    id,
    userId: row.userId,
    expiresAt: row.expiresAt,
    attributes: { userAgent: row.userAgent },
  });
  return {
    async getSessionAndUser(id) {
      const [row] = await tx
        .select()
        .from(sessions)
        .where(and(ofTenant, eq(sessions.idHash, sha256(id))));
      return row ? [toLucia(row, id), { id: row.userId, attributes: {} }] : [null, null];
    },
    async getUserSessions(userId) {
      const rows = await tx
        .select()
        .from(sessions)
        .where(and(ofTenant, eq(sessions.userId, userId)));
      return rows.map((row) => toLucia(row, row.id));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const userAgent = attributes.userAgent?.slice(0, 300) ?? null;
      await tx.insert(sessions).values({
        tenantId: ctx.tenantId,
        idHash: sha256(id),
        id: newId(),
        userId,
        expiresAt,
        createdAt: new Date(ctx.now),
        userAgent,
      });
    },
    async updateSessionExpiration(id, expiresAt) {
      await tx
        .update(sessions)
        .set({ expiresAt })
        .where(and(ofTenant, eq(sessions.idHash, sha256(id))));
    },
    async deleteSession(id) {
      await tx.delete(sessions).where(and(ofTenant, eq(sessions.idHash, sha256(id))));
    },
    async deleteUserSessions(userId) {
      await tx.delete(sessions).where(and(ofTenant, eq(sessions.userId, userId)));
    },
    async deleteExpiredSessions() {
      await tx.delete(sessions).where(and(ofTenant, lte(sessions.expiresAt, new Date(ctx.now))));
    },
  };
}

const lucia = (tx: Tx, ctx: Ctx) =>
  new Lucia(adapter(tx, ctx), {
    sessionExpiresIn: new TimeSpan(30, "d"),
    // The database decides when a session ends. A cookie without an expiry of its own never needs to be set again, which
    // server components could not do.
    sessionCookie: {
      name: sessionCookieName(),
      expires: false,
      attributes: { secure: secure(), sameSite: "lax", path: "/" },
    },
  });

/** Who holds this cookie, in this tenant; renews a session that is half through its time. */
export async function readSession(tx: Tx, ctx: Ctx, sessionId: string): Promise<SessionUser | null> {
  const { session } = await lucia(tx, ctx).validateSession(sessionId);
  if (!session) return null;
  const rows = await tx
    .select({ user: users, role: userRoles.role, publicId: sessions.id })
    .from(sessions)
    .innerJoin(users, and(eq(users.tenantId, sessions.tenantId), eq(users.id, sessions.userId)))
    .leftJoin(userRoles, and(eq(userRoles.tenantId, users.tenantId), eq(userRoles.userId, users.id)))
    .where(and(eq(sessions.tenantId, ctx.tenantId), eq(sessions.idHash, sha256(sessionId))));
  const first = rows[0];
  if (!first || first.user.disabledAt) return null;
  const { user, publicId } = first;
  return {
    sessionId: publicId,
    userId: user.id,
    email: user.email,
    emailVerified: user.emailVerifiedAt !== null,
    firstName: user.firstName,
    lastName: user.lastName,
    phone: user.phone,
    locale: user.locale,
    roles: rows.flatMap(({ role }) => (role ? [role] : [])),
  };
}

/** Opens a session and answers the Set-Cookie value that carries it. */
export async function openSession(tx: Tx, ctx: Ctx, userId: string, userAgent: string | null): Promise<string> {
  const auth = lucia(tx, ctx);
  const session = await auth.createSession(userId, { userAgent });
  return auth.createSessionCookie(session.id).serialize();
}

/** Ends one session, named as its owner sees it. Answers whether there was one. */
export async function closeSession(tx: Tx, ctx: Ctx, userId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(sessions)
    .where(and(eq(sessions.tenantId, ctx.tenantId), eq(sessions.userId, userId), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  return gone.length > 0;
}

/** Ends all sessions of a user, but for `exceptId`. */
export async function closeSessions(tx: Tx, ctx: Ctx, userId: string, exceptId?: string): Promise<void> {
  const ofUser = and(eq(sessions.tenantId, ctx.tenantId), eq(sessions.userId, userId));
  await tx.delete(sessions).where(exceptId ? and(ofUser, ne(sessions.id, exceptId)) : ofUser);
}

/** Removes what is left of this user's sessions that ran out. */
export async function closeExpiredSessions(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  await tx
    .delete(sessions)
    .where(
      and(eq(sessions.tenantId, ctx.tenantId), eq(sessions.userId, userId), lte(sessions.expiresAt, new Date(ctx.now))),
    );
}

/** The Set-Cookie value that removes the cookie. */
export const blankSessionCookie = (tx: Tx, ctx: Ctx): string => lucia(tx, ctx).createBlankSessionCookie().serialize();
