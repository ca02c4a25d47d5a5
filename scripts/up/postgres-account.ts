import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { Trouble } from "./trouble.ts";

/**
 * Who runs PostgreSQL. It refuses to run as root, so root hands it to an unprivileged account;
 * anybody else runs it as themselves (undefined).
 */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * @param dataFolder an existing database folder belongs to an account already, which then stays the one
 */
export function postgresAccount(dataFolder: string): Account | undefined {
  const me = process.getuid?.();
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (me !== 0) {
    if (me !== undefined && owner && owner.uid !== me) {
      throw new Trouble(
        `The database folder ${dataFolder} belongs to another user (number ${owner.uid}), often because an earlier start was made as root. Start as that user, or choose another folder with DATA_DIR=/some/folder.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = accountNamed("postgres");
  if (found) return found;
  createAccount();
  const made = accountNamed("postgres") ?? accountNamed("nobody");
  if (made) return made;
  throw new Trouble(
    "PostgreSQL does not run as root, and no account for it could be made: add a user called postgres, or start as an ordinary user.",
  );
}

function accountNamed(name: string): Account | undefined {
  // initdb looks the account up by number, so it has to be in the file and not merely be a number.
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [user, , uid, gid] = line.split(":");
    if (user === name && uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

function createAccount(): void {
  const debian = [
    "useradd",
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ];
  const busybox = ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", "postgres"];
  for (const [command = "", ...args] of [debian, busybox]) {
    if (spawnSync(command, args, { stdio: "ignore" }).status === 0) return;
  }
}

/** True when `account` may pass through every folder down to `path`, itself a folder to pass through or a program to run. */
export function canReach(account: Account, path: string): boolean {
  const asked = spawnSync("/bin/sh", ["-c", 'test -x "$1" && { test -d "$1" || test -r "$1"; }', "sh", path], {
    ...account,
    cwd: "/",
    stdio: "ignore",
  });
  return asked.status === 0;
}
