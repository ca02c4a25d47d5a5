import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { log } from "#platform/log.ts";

const compress = promisify(brotliCompress);

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Names as the build gives them; nothing that could lead out of its folder. */
const BUILT = /^\/_next\/static\/((?:[\w~-][\w.~-]*\/)*[\w~-][\w.~-]*)$/;
/** What a browser of today sends; one that wants it less than something else (`br;q=0`) gets Next's gzip. */
const TAKES_BROTLI = /(?:^|,)\s*br\s*(?:,|$)/;

/**
 * Answers the build's scripts and styles in Brotli, a sixth smaller than the gzip that Next makes anew for each request.
 * A file is compressed once, when it is first asked for and beside the answer: until then, and for whoever takes no
 * Brotli, Next answers as ever.
 * @param folder the `static` folder of a build, whose files never change under their names
 * @returns whether it has answered
 */
export function brotliFiles(folder: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const ready = new Map<string, Buffer>();
  const asked = new Set<string>();
  // One after another: whoever opens a first page needs the processor more.
  let line = Promise.resolve();

  async function prepare(name: string): Promise<void> {
    try {
      const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
      ready.set(name, await compress(await readFile(join(folder, name)), { params }));
    } catch (error) {
      // A name that the build does not know: Next says so. It may be asked again, but not remembered for ever.
      asked.delete(name);
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") log().warn({ err: error, name }, "not compressed");
    }
  }

  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const name = BUILT.exec((request.url ?? "").split("?", 1)[0] ?? "")?.[1];
    const type = TYPES[extname(name ?? "")];
    if (!name || !type || !TAKES_BROTLI.test(String(request.headers["accept-encoding"] ?? ""))) return false;
    const body = ready.get(name);
    if (!body) {
      if (!asked.has(name)) {
        asked.add(name);
        line = line.then(() => prepare(name));
      }
      return false;
    }
    response.writeHead(200, {
      "Content-Type": type,
      "Content-Encoding": "br",
      "Content-Length": body.byteLength,
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  };
}
