import { parse, serialize } from "hono/utils/cookie";
import { env } from "#env.ts";

const NAME = "hold";
const MAX_AGE_S = 3600;

/** The visitor's key, by which their hold is theirs. Host-only and unreadable for scripts, like a session. */
export function readHoldKey(cookie: string | null): string | null {
  const key = parse(cookie ?? "", NAME)[NAME];
  return key && /^[A-Za-z0-9_-]{32}$/.test(key) ? key : null;
}

/** The Set-Cookie value that carries it. */
export const holdCookie = (key: string): string =>
  serialize(NAME, key, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    maxAge: MAX_AGE_S,
    secure: env().PUBLIC_ORIGIN.startsWith("https:"),
  });
