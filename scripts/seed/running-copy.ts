import { readSettings, type Settings } from "../up/settings.ts";
import { readPrivate } from "../up/data-dir.ts";
import { Trouble } from "../up/trouble.ts";
import { prepareGivenServer, roleUrls, type RoleUrls } from "#platform/db/roles.ts";

type ServingUrls = Pick<RoleUrls, "appUrl" | "jobsUrl" | "platformUrl">;

/** The database of the copy that runs on this DATA_DIR (or DATABASE_URL), found by the same means as `npm start`. */
export async function runningCopy(given: NodeJS.ProcessEnv): Promise<{ urls: ServingUrls; settings: Settings }> {
  const settings = readSettings("production", given);
  return { settings, urls: await urlsOf(settings, given) };
}

async function urlsOf({ databaseUrl, dataDir }: Settings, given: NodeJS.ProcessEnv): Promise<ServingUrls> {
  const { APP_DATABASE_URL: appUrl, JOBS_DATABASE_URL: jobsUrl, PLATFORM_DATABASE_URL: platformUrl } = given;
  if (appUrl && jobsUrl && platformUrl) return { appUrl, jobsUrl, platformUrl };
  if (databaseUrl) return await prepareGivenServer(databaseUrl, given["APP_SECRET"]);
  const kept = readPrivate(dataDir, "postgres.json");
  const { port, password } = kept ?? {};
  if (typeof port !== "number" || port === 0 || typeof password !== "string") {
    throw new Trouble(
      `There is no database in ${dataDir} yet: start Zaguán first (npm start), or name its folder with DATA_DIR=/some/folder.`,
    );
  }
  return roleUrls(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, password);
}
