import { join } from "node:path";
import { keyOfRunningCopy } from "./simulate/demo-key.ts";
import { organizationOf } from "./simulate/fleet.ts";
import { openJournal } from "./simulate/journal.ts";
import { type Options, readOptions } from "./simulate/options.ts";
import { type Outcome, simulate } from "./simulate/run.ts";
import { RefusedByShim, shimAt } from "./simulate/shim.ts";
import { told } from "./simulate/tally.ts";
import { lockFolder } from "./up/lock.ts";
import { prepareDataDir, readPrivate, writePrivate } from "./up/data-dir.ts";
import { Trouble } from "./up/trouble.ts";

/* `npm run simulate:machines`: vending machines that speak only the shim. Ends with 1 if one unit is lost or counted twice. */

const DIFFERENCES_SHOWN = 20;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  prepareDataDir(options.dataDir);
  const shim = shimAt(options.origin);
  const key = await findKey(options, shim);
  const { slug, name } = await organizationOf({ shim, key });
  const folder = join(options.dataDir, "simulated");
  prepareDataDir(folder);
  const lock = await lockFolder(folder, `${slug}.lock`, { pid: process.pid, url: options.origin });
  if (!lock.held)
    throw new Trouble(
      `The machines of ${slug} are being simulated already (process ${String(lock.holder?.pid ?? "?")}).`,
    );

  const journal = openJournal(join(folder, `${slug}.jsonl`));
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  console.log(
    `${String(options.machines)} machines of ${name}, ${String(options.speed)} times as quick, for ${String(options.minutes)} minutes. Ctrl-C ends it before.`,
  );
  const outcome = await simulate({ shim, key }, journal, {
    ...options,
    ms: options.minutes * 60_000,
    ended: stop.signal,
    progress: (tally, backlog, silent) => console.log(told(tally, backlog, silent)),
  });
  journal.close();
  return judged(outcome);
}

/** The key given, else the one kept from the run before, else one of the copy that runs here. */
async function findKey({ key, tenant, dataDir }: Options, shim: ReturnType<typeof shimAt>): Promise<string> {
  if (key) return key;
  const file = `simulated-${tenant}.json`;
  const kept = readPrivate(dataDir, file)?.["key"];
  if (typeof kept === "string" && (await shim(kept, "GET", "/organization")).status === 200) return kept;
  const made = await keyOfRunningCopy(tenant);
  writePrivate(dataDir, file, { key: made });
  return made;
}

function judged({ tally, reconciliation, untold }: Outcome): number {
  const { machines, known, told: recorded, positions, differences } = reconciliation;
  console.log(told(tally, untold.length, 0));
  console.log(
    `The machines sold ${String(known.units)} units in ${String(known.sales)} sales (${String(known.minor)} minor units); ` +
      `the server says ${String(recorded.units)} in ${String(recorded.sales)} (${String(recorded.minor)}). ` +
      `Stock compared in ${String(positions)} positions of ${String(machines)} machines.`,
  );
  for (const each of [...untold, ...differences].slice(0, DIFFERENCES_SHOWN)) console.error(each);
  if (differences.length === 0) console.log("The same, to the last unit.");
  else console.error(`${String(differences.length)} differences.`);
  return differences.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const { cause } = error instanceof Error ? error : { cause: undefined };
  const unreachable = cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
  const known = error instanceof Trouble || error instanceof RefusedByShim;
  if (unreachable)
    console.error("Nobody answers there: start Zaguán first (npm start), or say where it is with --url.");
  else console.error(known ? error.message : error);
  process.exitCode = 1;
}
process.exit();
