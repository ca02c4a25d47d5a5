import { z } from "zod";

const DEFAULT_PORT = 3000;

const flag = z
  .enum(["0", "1", "true", "false"], "must be 1 or 0")
  .transform((value) => value === "1" || value === "true");

const count = (least: number, most: number) =>
  z.coerce
    .number(`must be a number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be a number from ${least} to ${most}`)
    .max(most, `must be a number from ${least} to ${most}`);

const urlOf = (protocols: string[], example: string) =>
  z
    .string("is missing")
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL such as ${example}`,
    );

const databaseUrl = urlOf(["postgres:", "postgresql:"], "postgres://user:password@host:5432/database");

/** The origin alone: scheme, host, port. Its host is the base domain, of which tenants are subdomains. */
const origin = urlOf(["http:", "https:"], "https://zaguan.example.org")
  .refine((value) => !URL.canParse(value) || new URL(value).pathname === "/", "must have no path after the host")
  .transform((value) => new URL(value).origin);

const schema = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "must be production, development or test")
    .default("development"),
  PORT: count(1, 65_535).default(DEFAULT_PORT),
  /** Where this copy keeps its embedded database, its secret and its logs. */
  DATA_DIR: z.string().min(1, "must name a folder").default(".data"),
  APP_DATABASE_URL: databaseUrl,
  JOBS_DATABASE_URL: databaseUrl,
  PLATFORM_DATABASE_URL: databaseUrl,
  /** Connections of the app role's pool. */
  DB_POOL_MAX: count(1, 500).default(10),
  PUBLIC_ORIGIN: origin.optional(),
  SMTP_URL: urlOf(["smtp:", "smtps:"], "smtp://user:password@mail.example.org:587").optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      'must be an address such as "Clinic <no-reply@example.org>"',
    )
    .default("Zaguán <no-responder@zaguan.localhost>"),
  /** Which half of the process runs: pages and API, jobs, or both. */
  ROLE: z.enum(["all", "web", "worker"], "must be all, web or worker").default("all"),
  LOG_LEVEL: z
    .enum(
      ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
      "must be trace, debug, info, warn, error, fatal or silent",
    )
    .default("info"),
  /** How many proxies stand before us and may be believed about the client's address and scheme; 0 is none. */
  TRUST_PROXY: count(0, 10).default(0),
  NEXT_DIST_DIR: z.string().min(1, "must name a folder").default(".next"),
  /** Signs what leaves the server and must come back unchanged. `npm start` makes and keeps one. */
  APP_SECRET: z.string("is missing: any 32 random characters will do").min(32, "must have at least 32 characters"),
  /** Who brings it as a bearer may read /metrics from elsewhere; without it, only this machine may. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** Calendars may be imported from this machine itself: for tests, never where strangers may type an address. */
  IMPORT_ALLOW_LOOPBACK: flag.default(false),
  /** Set by `npm start` when the database is the embedded one and there is no SMTP_URL: letters are shown at /dev/mail. */
  DEV_MAIL: flag.default(false),
});

export type Env = Omit<z.output<typeof schema>, "PUBLIC_ORIGIN"> & { PUBLIC_ORIGIN: string };

/** One sentence per bad variable; never shows a value, which may be a secret. */
export class EnvError extends Error {
  override name = "EnvError";
}

/**
 * Parses environment variables; an empty one counts as absent, as hosts often set them so.
 * @throws EnvError naming every bad variable
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const first = new Map<string, string>();
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      if (!first.has(name)) first.set(name, `${name} ${issue.message}.`);
    }
    throw new EnvError([...first.values()].join("\n"));
  }
  return { ...parsed.data, PUBLIC_ORIGIN: parsed.data.PUBLIC_ORIGIN ?? `http://localhost:${parsed.data.PORT}` };
}

let known: Env | undefined;

/** The settings of this process, parsed on first use: nothing happens at import. */
export function env(): Env {
  if (known) return known;
  known = readEnv(process.env);
  // Every wall-clock rule names its zone; whatever forgets to must not depend on the machine's.
  process.env["TZ"] = "UTC";
  return known;
}
