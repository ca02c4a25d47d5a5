import { readEnv } from "#env.ts";
import { systemCode } from "./trouble.ts";

/** Refuses bad settings before anything slow is done. @throws EnvError with a sentence per variable */
export function checkServerEnv(env: Record<string, string | undefined>): void {
  // The databases are not ready yet, and their URLs will be our own.
  const later = "postgres://later";
  readEnv({ ...env, APP_DATABASE_URL: later, JOBS_DATABASE_URL: later, PLATFORM_DATABASE_URL: later });
}

/** Why somebody else's PostgreSQL could not be used, as a sentence; undefined when it is not of that kind. */
export function describeDatabaseError(error: unknown): string | undefined {
  switch (systemCode(error)) {
    case "ECONNREFUSED":
    case "CONNECT_TIMEOUT":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EHOSTUNREACH":
    case "ETIMEDOUT":
      return "No PostgreSQL answers at the host and port of DATABASE_URL.";
    case "28P01":
    case "28000":
      return "PostgreSQL refuses the user or the password of DATABASE_URL.";
    case "3D000":
      return "The database that DATABASE_URL names does not exist: create it, or correct the name.";
    case "53300":
      return "PostgreSQL has no connections left for us.";
    case "53100":
      return "The disk of the database is full.";
    default:
      return undefined;
  }
}
