import type { Instrumentation } from "next";

/** A page that failed: the code that its error page shows (`digest`) stands in the log beside the request's id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME === "edge") return;
  const { log } = await import("#platform/log.ts");
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  log().error({ err: error, digest, request: request.headers["x-request-id"], page: routePath }, "page failed");
};
