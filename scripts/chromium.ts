import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A browser that starts on this machine. */
export interface Browser {
  executablePath: string;
  /** Alone: the flags that headless packages suggest change what pages may do. */
  args: string[];
  /** Beyond the process' own environment. */
  env: Record<string, string>;
}

/**
 * The browser that npm brought (it needs no root), so that what passes here passes elsewhere; another one only when
 * CHROMIUM_PATH names it.
 */
export async function findChromium(): Promise<Browser> {
  const given = process.env["CHROMIUM_PATH"];
  if (given) return browser(given);
  const packed = unpacked();
  if (packed) return packed;
  throw new Error(
    "The browser that npm brought does not start on this system (it is made for Linux): set CHROMIUM_PATH to a Chromium.",
  );
}

function browser(executablePath: string, env: Record<string, string> = {}): Browser {
  return { executablePath, args: ["--no-sandbox"], env };
}

/** A file at the place is not enough: some systems keep a stub there. */
function starts(path: string, env: Record<string, string> = {}): boolean {
  if (!existsSync(path)) return false;
  const asked = spawnSync(path, ["--no-sandbox", "--version"], {
    env: { ...process.env, ...env },
    timeout: 20_000,
    encoding: "utf8",
  });
  return asked.status === 0 && /Chrom/.test(asked.stdout);
}

/** @sparticuz/chromium unpacks into TMPDIR and trusts whatever lies there, so each version gets a folder of its own. */
function unpacked(): Browser | undefined {
  let home: string;
  try {
    home = join(createRequire(import.meta.url).resolve("@sparticuz/chromium"), "..", "..");
  } catch {
    return undefined;
  }
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const folder = join(writableCache(), `chromium-${version}`);
  if (!existsSync(folder)) {
    const making = `${folder}.making-${process.pid}`;
    mkdirSync(making, { recursive: true });
    const script = `
      import chromium, { inflate } from ${JSON.stringify(pathToFileURL(join(home, "build", "index.js")).href)};
      await Promise.all([chromium.executablePath(), inflate(${JSON.stringify(join(home, "bin", "al2023.tar.br"))})]);`;
    const made = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
      env: { ...process.env, TMPDIR: making },
      encoding: "utf8",
    });
    if (made.status !== 0) {
      rmSync(making, { recursive: true, force: true });
      throw new Error(
        `The browser that npm brought could not be unpacked: ${made.stderr.trim().split("\n").at(-1) ?? ""}`,
      );
    }
    writeFileSync(join(making, "fonts", "fonts.conf"), fontsConf(folder));
    renameSync(making, folder);
  }
  const executable = join(folder, "chromium");
  const fonts = { FONTCONFIG_PATH: join(folder, "fonts") };
  // Its own libraries only where the system lacks them: they are another distribution's.
  const withLibraries = {
    ...fonts,
    LD_LIBRARY_PATH: [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":"),
  };
  for (const env of [fonts, withLibraries]) if (starts(executable, env)) return browser(executable, env);
  return undefined;
}

/** The packed one looks for its fonts in /tmp alone, and without any font at all Chromium ends at the first page. */
function fontsConf(folder: string): string {
  const places = [join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"].map(
    (place) => `<dir>${place}</dir>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${places.join("")}<cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>
`;
}

function writableCache(): string {
  const wanted = join(process.cwd(), "node_modules", ".cache");
  try {
    mkdirSync(wanted, { recursive: true });
    return wanted;
  } catch {
    return tmpdir();
  }
}
