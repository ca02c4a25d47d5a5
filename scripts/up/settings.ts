import { createHmac, randomBytes } from "node:crypto";
import { isAbsolute, relative, resolve } from "node:path";
import { readPrivate, writePrivate } from "./data-dir.ts";
import { Trouble } from "./trouble.ts";

/** What the first run itself needs to know; the rest is the server's (`src/env.ts`). */
export interface Settings {
  mode: "production" | "development";
  port: number;
  dataDir: string;
  /** Somebody else's PostgreSQL; absent means the embedded one. */
  databaseUrl: string | undefined;
  distDir: string;
  publicOrigin: string;
  /** Whether two institutions to play with are made. Their passwords are public, so never on a real address unasked. */
  demo: boolean;
}

export function readSettings(mode: Settings["mode"], given: NodeJS.ProcessEnv): Settings {
  const port = Number(given["PORT"] || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Trouble("PORT must be a number from 1 to 65535.");
  const databaseUrl = given["DATABASE_URL"] || undefined;
  if (databaseUrl && !/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    throw new Trouble("DATABASE_URL must be a URL such as postgres://user:password@host:5432/database.");
  }
  const publicOrigin = given["PUBLIC_ORIGIN"] || `http://localhost:${port}`;
  if (!URL.canParse(publicOrigin)) throw new Trouble("PUBLIC_ORIGIN must be a URL such as https://zaguan.example.org.");
  return {
    mode,
    port,
    dataDir: resolve(given["DATA_DIR"] || ".data"),
    databaseUrl,
    distDir: given["NEXT_DIST_DIR"] || ".next",
    publicOrigin,
    demo: given["DEMO"] ? given["DEMO"] === "1" : /(^|\.)localhost$/.test(new URL(publicOrigin).hostname),
  };
}

/**
 * APP_SECRET as given; else derived from the password of DATABASE_URL, so that every process of a deployment has the
 * same one; else made once and kept in the data folder.
 */
export function appSecret(settings: Settings, given: NodeJS.ProcessEnv): string {
  if (given["APP_SECRET"]) return given["APP_SECRET"];
  const password = settings.databaseUrl && new URL(settings.databaseUrl).password;
  if (password)
    return createHmac("sha256", decodeURIComponent(password)).update("zaguan APP_SECRET").digest("base64url");
  const kept = readPrivate(settings.dataDir, "secret.json")?.["appSecret"];
  if (typeof kept === "string") return kept;
  const made = randomBytes(32).toString("base64url");
  writePrivate(settings.dataDir, "secret.json", { appSecret: made });
  return made;
}

/** A path as a person would write it from here. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === "" || short.startsWith("..") || isAbsolute(short) ? path : short;
}
