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

/** 40001 serialization_failure, 40P01 deadlock_detected: the transaction changed nothing and may run again. */
export const isRetryable = (error: unknown): boolean => ["40001", "40P01"].includes(postgresError(error)?.code ?? "");
