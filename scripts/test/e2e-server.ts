import { join } from "node:path";
import { type RoleUrls, servingEnv } from "#platform/db/roles.ts";
import { ensureBuild } from "../up/build.ts";
import { freePort } from "../up/processes.ts";
import { seedDemo } from "../up/seeding.ts";
import { startServer } from "../up/serve.ts";
import { cloneTemplate, type TestServer } from "./template.ts";

export interface E2eServer {
  /** What the end-to-end tests find in their environment. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** What takes a while and needs nobody: the demo institutions in a database of their own, and the production build. */
export async function prepareE2e(server: TestServer): Promise<RoleUrls> {
  const urls = await cloneTemplate(server, "zaguan_e2e");
  await seedDemo(urls);
  await ensureBuild(process.env["NEXT_DIST_DIR"] ?? ".next", () => console.log("Building the pages …"));
  return urls;
}

/** The app as `npm start` serves it: the production build, the demo institutions, letters at /dev/mail. */
export async function startE2eServer(urls: RoleUrls, dataDir: string): Promise<E2eServer> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const running = await startServer({
    port,
    logDir: join(dataDir, "log"),
    show: "important",
    env: {
      ...servingEnv(urls),
      NODE_ENV: "production",
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      DATA_DIR: dataDir,
      APP_SECRET: "a secret that only the tests of one run know",
      SMTP_URL: "",
      DEV_MAIL: "1",
      TRUST_PROXY: "1",
    },
  });
  return { env: { E2E_ORIGIN: origin, E2E_OWNER_DATABASE_URL: urls.ownerUrl }, stop: running.stop };
}
