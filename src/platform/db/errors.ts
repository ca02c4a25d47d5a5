import postgres from "postgres";

/** PostgreSQL's own error behind Drizzle's wrapper (whose message holds the SQL and its parameters). */
function postgresError(error: unknown): postgres.PostgresError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError) return cause;
  }
  return undefined;
}

/** Whether `error` is PostgreSQL refusing by the constraint of that name. */
export const violates = (error: unknown, constraint: string): boolean =>
  postgresError(error)?.constraint_name === constraint;

/** The connection was gone before COMMIT was sent, so that PostgreSQL has rolled back or will. */
export class LostBeforeCommit extends Error {
  override name = "LostBeforeCommit";
  readonly code = "CONNECTION_CLOSED";
  constructor(cause?: unknown) {
    super("the connection was lost", { cause });
  }
}

/** What is said when a connection that was there is gone: by the socket, by postgres.js, and by PostgreSQL as it ends it. */
const LOST = new Set(["ECONNRESET", "EPIPE", "CONNECTION_CLOSED", "CONNECTION_DESTROYED", "57P01", "57P02", "25P03"]);

export function isLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && typeof cause.code === "string" && LOST.has(cause.code)) return true;
  return false;
}

/** 40001 serialization_failure, 40P01 deadlock_detected: the transaction changed nothing and may run again. */
export const isRetryable = (error: unknown): boolean =>
  error instanceof LostBeforeCommit || ["40001", "40P01"].includes(postgresError(error)?.code ?? "");

/** No connection to be had, or the server going down: whoever asks again in a moment may find it up. */
const UNAVAILABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "53300",
  "57P01",
  "57P02",
  "57P03",
]);

/** Whether the database could not be reached at all, as opposed to having answered with an error. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && UNAVAILABLE.has(cause.code)) return true;
  }
  return false;
}
