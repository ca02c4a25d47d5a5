import { parseArgs } from "node:util";
import { readSettings } from "../up/settings.ts";
import { Trouble } from "../up/trouble.ts";

export const USAGE = `Usage: npm run simulate:machines -- [--machines 50] [--speed 60] [--minutes 10] [--tenant perfumes]
Also: --url http://localhost:3000 and --key zgo_… for another copy, --seed 1 for other chances, --heartbeat 60 (seconds, at most), --faults 1 (answers lost, sales told twice).
Customers come, and things break, --speed times as often as in the world. The machines are made on the first run and kept in DATA_DIR.`;

export type Options = {
  machines: number;
  speed: number;
  minutes: number;
  seed: number;
  heartbeatMs: number;
  faults: number;
  origin: string;
  key: string | undefined;
  tenant: string;
  dataDir: string;
};

/** @throws Trouble naming the option */
export function readOptions(args: string[], given: NodeJS.ProcessEnv): Options {
  const text = { type: "string" } as const;
  const options = {
    machines: text,
    speed: text,
    minutes: text,
    seed: text,
    heartbeat: text,
    faults: text,
    url: text,
    key: text,
    tenant: text,
  };
  let values: Partial<Record<keyof typeof options, string>>;
  try {
    values = parseArgs({ args, options }).values;
  } catch (error) {
    throw new Trouble(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const number = (
    name: "machines" | "speed" | "minutes" | "seed" | "heartbeat" | "faults",
    otherwise: number,
    least: number,
    most: number,
  ) => {
    const value = Number(values[name] ?? otherwise);
    if (value >= least && value <= most) return value;
    throw new Trouble(`--${name} must be a number from ${String(least)} to ${String(most)}.\n${USAGE}`);
  };
  const settings = readSettings("production", given);
  if (values.url !== undefined && !URL.canParse(values.url)) throw new Trouble(`--url must be an address.\n${USAGE}`);
  if (values.url !== undefined && !values.key)
    throw new Trouble(`With --url, --key must be an organization's key of that copy.\n${USAGE}`);
  return {
    machines: Math.floor(number("machines", 50, 1, 500)),
    speed: number("speed", 60, 0.1, 100_000),
    minutes: number("minutes", 10, 0.01, 60 * 24 * 30),
    seed: Math.floor(number("seed", 1, 0, 1_000_000)),
    heartbeatMs: number("heartbeat", 60, 0.1, 3600) * 1000,
    faults: number("faults", 1, 0, 50),
    // Loopback, whatever the copy is called outside: the key alone decides whose machines they are.
    origin: values.url ?? `http://localhost:${String(settings.port)}`,
    key: values.key,
    tenant: values.tenant ?? "perfumes",
    dataDir: settings.dataDir,
  };
}
