import { Hono } from "hono";
import { mailCatcher } from "#platform/mail/catcher.ts";
import { devMail } from "#platform/mail/dev-mail.ts";
import type { Incoming } from "./incoming.ts";
import { calendarFiles } from "./calendar-file-http.ts";
import { calendarFeeds } from "./calendar-feed-http.ts";
import { health } from "./health.ts";
import { liveEvents } from "./live.ts";
import { trpc } from "./trpc/http.ts";
import { unsubscribe } from "./unsubscribe-http.ts";

/** Everything that is not a page: these never pass through Next. */
export const api = new Hono<Incoming>()
  .route("/", health)
  .route("/", liveEvents)
  .route("/", calendarFiles)
  .route("/", calendarFeeds)
  .route("/", unsubscribe)
  .route("/", trpc)
  .use("/dev/mail*", async (c, next) => (mailCatcher() ? next() : c.notFound()))
  .route("/", devMail({ letters: () => mailCatcher()?.letters() ?? [] }))
  .notFound((c) => c.json({ error: { code: "NOT_FOUND", message: "Not found", request_id: c.env.requestId } }, 404));

/** Whether Hono answers this path, or Next. */
export const isApiPath = (path: string): boolean => /^\/(api\/|healthz$|readyz$|dev\/mail)/.test(path);
