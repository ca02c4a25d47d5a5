import { ok } from "#lib/result.ts";
import type { Browser } from "#modules/access/request.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { homeOf } from "#modules/access/policy.ts";
import { openSession } from "./sessions.ts";
import { rolesOf } from "./users.ts";

/** A fresh session for this user, and which door is theirs. `cookie` is for the answer's Set-Cookie alone. */
export async function startSession(tx: Tx, ctx: Ctx, userId: string, browser: Browser) {
  const cookie = await openSession(tx, ctx, userId, browser.userAgent);
  const [roles, { modules }] = await Promise.all([rolesOf(tx, ctx, userId), organizationOf(tx, ctx)]);
  return ok({ cookie, home: homeOf(roles, modules) });
}

type SessionStarted = Awaited<ReturnType<typeof startSession>>;

/** Moves the cookie from the result to the answer's headers, where no script can read it. */
export async function answerWithCookie<Refused extends { ok: false }>(
  headers: Headers,
  command: Promise<SessionStarted | Refused>,
) {
  const result = await command;
  if (!result.ok) return result;
  headers.append("set-cookie", result.cookie);
  return ok({ home: result.home });
}

/** The same for the cookie that removes it. */
export async function answerWithoutSession(headers: Headers, command: Promise<{ ok: true; cookie: string }>) {
  headers.append("set-cookie", (await command).cookie);
  return ok({});
}
