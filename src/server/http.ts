import { Hono } from "hono";
import { mailCatcher } from "#platform/mail/catcher.ts";
import { devMail } from "#platform/mail/dev-mail.ts";
import type { Incoming } from "./incoming.ts";
import { calendarFiles } from "./calendar-file-http.ts";
import { calendarFeeds } from "./calendar-feed-http.ts";
import { health } from "./health.ts";
import { liveEvents } from "./live.ts";
import { metrics } from "./metrics-http.ts";
import { auditCsv } from "./audit-csv-http.ts";
import { listsCsv } from "./lists-csv-http.ts";
import { manifests } from "./manifest-http.ts";
import { maintenanceUploads } from "./maintenance-http.ts";
import { photoFiles } from "./photo-http.ts";
import { salesCsv } from "./sales-csv-http.ts";
import { rest } from "./rest/api.ts";
import { restDocs } from "./rest/docs/page.ts";
import { trpc } from "./trpc/http.ts";
import { unsubscribe } from "./unsubscribe-http.ts";

/** Everything that is not a page: these never pass through Next. */
export const api = new Hono<Incoming>()
  .route("/", health)
  .route("/", metrics)
  .route("/", liveEvents)
  .route("/", calendarFiles)
  .route("/", calendarFeeds)
  .route("/", unsubscribe)
  .route("/", photoFiles)
  .route("/", maintenanceUploads)
  .route("/", manifests)
  .route("/", salesCsv)
  .route("/", auditCsv)
  .route("/", listsCsv)
  .route("/", trpc)
  .route("/", restDocs)
  .route("/", rest)
  .use("/dev/mail*", async (c, next) => (mailCatcher() ? next() : c.notFound()))
  .route("/", devMail({ letters: () => mailCatcher()?.letters() ?? [] }))
  .notFound((c) => c.json({ error: { code: "NOT_FOUND", message: "Not found", request_id: c.env.requestId } }, 404));

/** Whether Hono answers this path, or Next. */
export const isApiPath = (path: string): boolean => /^\/(api\/|healthz$|readyz$|metrics$|dev\/mail)/.test(path);
