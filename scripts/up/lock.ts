import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemCode } from "./trouble.ts";

/** Who holds a folder. */
export interface Holder {
  pid: number;
  url: string;
}

export type Lock = { held: true; release(): void } | { held: false; holder: Holder | undefined };

/** The longest path a unix socket may have is 104 bytes on some systems. */
const LONGEST = 100;

/**
 * Takes a folder for this process alone. A socket is the lock: the system closes it however we end, and unlike
 * a process number in a file it cannot be mistaken for somebody else later.
 */
export async function lockFolder(folder: string, name: string, me: Holder): Promise<Lock> {
  for (const path of socketPaths(folder, name)) {
    for (let attempt = 0; attempt < 5; attempt++) {
      const asked = await ask(path);
      if (asked.answered) return { held: false, holder: asked.holder };
      rmSync(path, { force: true });
      const server = await listen(path, me);
      if (server === "unsupported") break;
      if (server !== "taken") return { held: true, release: () => void server.close() };
    }
  }
  return { held: true, release: () => undefined };
}

function socketPaths(folder: string, name: string): string[] {
  const real = realpathSync(folder);
  const hash = createHash("sha256").update(join(real, name)).digest("hex").slice(0, 16);
  // Some shared file systems hold no sockets: then the temporary folder does.
  const paths = [join(real, `${name}.sock`), join(tmpdir(), `zaguan-${hash}.sock`)];
  return paths.filter((path) => Buffer.byteLength(path) <= LONGEST);
}

type Asked = { answered: false } | { answered: true; holder: Holder | undefined };

async function ask(path: string): Promise<Asked> {
  return await new Promise((resolve) => {
    const socket = connect(path);
    let text = "";
    socket.setTimeout(2_000, () => socket.destroy(new Error("silent")));
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.once("error", (error) => {
      const code = systemCode(error);
      resolve(
        code === "ECONNREFUSED" || code === "ENOENT" || code === "ENOTSOCK"
          ? { answered: false }
          : { answered: true, holder: undefined },
      );
    });
    socket.once("end", () => resolve({ answered: true, holder: parseHolder(text) }));
  });
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === "number" && typeof value.url === "string"
      ? { pid: value.pid, url: value.url }
      : undefined;
  } catch {
    return undefined;
  }
}

async function listen(path: string, me: Holder): Promise<Server | "taken" | "unsupported"> {
  return await new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end(JSON.stringify(me));
    });
    server.once("error", (error) => resolve(systemCode(error) === "EADDRINUSE" ? "taken" : "unsupported"));
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}
