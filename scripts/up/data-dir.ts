import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { systemCode, Trouble } from "./trouble.ts";

/** Makes sure that `dataDir` exists and that we may write in it. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = systemCode(error);
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
      throw new Trouble(
        `We may not write in the data folder ${dataDir}: give this user the right to, or choose another with DATA_DIR=/some/folder.`,
      );
    }
    if (code === "ENOTDIR" || code === "EEXIST") {
      throw new Trouble(
        `The data folder ${dataDir} cannot be made because a file stands in its place: choose another with DATA_DIR=/some/folder.`,
      );
    }
    if (code === "ENOSPC") throw new Trouble(`There is no space left on the disk of the data folder ${dataDir}.`);
    throw error;
  }
  if (!statSync(dataDir).isDirectory()) {
    throw new Trouble(`DATA_DIR must be a folder, and ${dataDir} is a file.`);
  }
}

/** Reads a small private JSON file of the data folder; undefined when there is none, or it was cut short by a crash. */
export function readPrivate(dataDir: string, name: string): Record<string, unknown> | undefined {
  const path = join(dataDir, name);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    if (systemCode(error) === "EACCES") {
      throw new Trouble(
        `We may not read ${path}: the data folder was made by another user. Start as that user, or choose another folder with DATA_DIR=/some/folder.`,
      );
    }
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file only its owner may read, whole or not at all (a rename is atomic). */
export function writePrivate(dataDir: string, name: string, value: Record<string, unknown>): void {
  const path = join(dataDir, name);
  const making = `${path}.${process.pid}`;
  writeFileSync(making, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  chmodSync(making, 0o600);
  renameSync(making, path);
}
