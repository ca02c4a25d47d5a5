import { readdirSync, readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

type Stat = { parent: number; ms: number };

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    // With the children that have ended and were waited for.
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    return { parent: Number(fields[1]), ms: ticks * TICK_MS };
  } catch {
    return null;
  }
}

/** Milliseconds of CPU that a process and its living children have used. NaN where there is no /proc. */
export function cpuOf(pid: number): number {
  let all: number[];
  try {
    all = readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return Number.NaN;
  }
  return all.reduce((sum, each) => {
    const stat = statOf(each);
    return stat && (each === pid || stat.parent === pid) ? sum + stat.ms : sum;
  }, 0);
}
