import { env } from "#env.ts";

const NAME = "hold";
const MAX_AGE_S = 3600;

/** The visitor's key, by which their hold is theirs. Host-only and unreadable for scripts, like a session. */
export function readHoldKey(cookie: string | null): string | null {
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]{32})(?:;|$)`).exec(cookie ?? "")?.[1];
  return value ?? null;
}

export const holdCookie = (key: string): string =>
  `${NAME}=${key}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE_S}${env().PUBLIC_ORIGIN.startsWith("https:") ? "; Secure" : ""}`;
