import { pino, type Logger } from "pino";
import { env } from "#env.ts";
import { once } from "#platform/registry.ts";

/**
 * Structured JSON logs. Drizzle's messages hold the SQL and its parameters (names, e-mails, hashes), so of an error only
 * its class, code and stack frames are kept, never its message's parameters.
 */
export const log = (): Logger =>
  once("log", () =>
    pino({
      level: env().LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ["*.password", "*.token", "*.cookie", "*.authorization", "req.headers"],
      serializers: { err: describeError },
    }),
  );

export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined;
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 12);
  const holdsQuery = error.message.startsWith("Failed query");
  return {
    type: error.name,
    ...("code" in error ? { code: error.code } : {}),
    message: holdsQuery ? "Failed query" : error.message,
    frames,
    ...(cause ? { cause } : {}),
  };
}
