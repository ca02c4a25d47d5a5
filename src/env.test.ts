import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "./env.ts";

const least = {
  APP_DATABASE_URL: "postgres://app:x@127.0.0.1:5432/zaguan",
  JOBS_DATABASE_URL: "postgres://jobs:x@127.0.0.1:5432/zaguan",
  PLATFORM_DATABASE_URL: "postgresql://platform:x@127.0.0.1:5432/zaguan",
  APP_SECRET: "0123456789abcdef0123456789abcdef",
};

function complaint(change: Record<string, string | undefined>): string {
  try {
    readEnv({ ...least, ...change });
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

describe("readEnv", () => {
  it("needs only the databases and the secret", () => {
    expect(readEnv(least)).toMatchObject({
      NODE_ENV: "development",
      PORT: 3000,
      PUBLIC_ORIGIN: "http://localhost:3000",
      ROLE: "all",
      TRUST_PROXY: 0,
      DEV_MAIL: false,
      MAIL_FROM: "Zaguán <no-responder@zaguan.localhost>",
    });
  });

  it("derives the public origin from the port, and keeps a given one without its slash", () => {
    expect(readEnv({ ...least, PORT: "3107" }).PUBLIC_ORIGIN).toBe("http://localhost:3107");
    expect(readEnv({ ...least, PUBLIC_ORIGIN: "https://zaguan.example.org/" }).PUBLIC_ORIGIN).toBe(
      "https://zaguan.example.org",
    );
  });

  it("treats an empty variable as absent", () => {
    expect(readEnv({ ...least, PORT: "", SMTP_URL: "" })).toMatchObject({ PORT: 3000 });
    expect(readEnv({ ...least, SMTP_URL: "" }).SMTP_URL).toBeUndefined();
  });

  it.each([
    [{ PORT: "abc" }, "PORT must be a number from 1 to 65535."],
    [{ PORT: "70000" }, "PORT must be a number from 1 to 65535."],
    [{ NODE_ENV: "prod" }, "NODE_ENV must be production, development or test."],
    [{ APP_DATABASE_URL: undefined }, "APP_DATABASE_URL is missing."],
    [
      { APP_DATABASE_URL: "mysql://x/y" },
      "APP_DATABASE_URL must be a URL such as postgres://user:password@host:5432/database.",
    ],
    [{ PUBLIC_ORIGIN: "https://example.org/app" }, "PUBLIC_ORIGIN must have no path after the host."],
    [{ SMTP_URL: "http://x" }, "SMTP_URL must be a URL such as smtp://user:password@mail.example.org:587."],
    [{ MAIL_FROM: "nobody" }, 'MAIL_FROM must be an address such as "Clinic <no-reply@example.org>".'],
    [{ APP_SECRET: "short" }, "APP_SECRET must have at least 32 characters."],
    [{ ROLE: "cron" }, "ROLE must be all, web or worker."],
    [{ DEV_MAIL: "yes" }, "DEV_MAIL must be 1 or 0."],
  ])("answers %o with one sentence", (change, sentence) => {
    expect(complaint(change)).toBe(sentence);
  });

  it("names every bad variable once, and shows no value", () => {
    expect(complaint({ PORT: "x", APP_SECRET: "hunter2" })).toBe(
      "PORT must be a number from 1 to 65535.\nAPP_SECRET must have at least 32 characters.",
    );
  });
});
