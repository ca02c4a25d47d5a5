import { mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "@playwright/test";

/*
 * Tests run side by side in one institution and choose free times at random. A professional's day is one test's alone from
 * when it looks at it until it ends: what it has seen and not yet taken is not taken by another. A folder's name is the claim,
 * as the workers share nothing else.
 */
const mine = new Set<string>();
const pathOf = (name: string): string => join(test.info().project.outputDir, "claimed", name);

/** All of these days, or none. */
export function claim(days: readonly string[]): boolean {
  const taken: string[] = [];
  for (const path of days.map(pathOf)) {
    if (mine.has(path)) continue;
    if (!isMade(path)) {
      letGo(taken);
      return false;
    }
    mine.add(path);
    taken.push(path);
  }
  return true;
}

/** At the end of a test: everything that it claimed. */
export function letGo(paths: readonly string[] = [...mine]): void {
  for (const path of paths) {
    mine.delete(path);
    rmdirSync(path);
  }
}

function isMade(path: string): boolean {
  mkdirSync(join(path, ".."), { recursive: true });
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
