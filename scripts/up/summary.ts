import type { DemoLogin } from "./seeding.ts";

interface Summary {
  origin: string;
  seconds: number;
  logins: readonly DemoLogin[];
  letters: boolean;
  dataDir: string;
}

/** What is shown when all is ready: where to go, and as whom. */
export function summary({ origin, seconds, logins, letters, dataDir }: Summary, colour: boolean): string {
  const paint = (code: number) => (text: string) => (colour ? `\u001B[${code}m${text}\u001B[0m` : text);
  const bold = paint(1);
  const dim = paint(2);
  const link = paint(36);
  const tenants = [...new Set(logins.map((login) => login.tenant))];
  const places: [string, string][] = [
    ["Front page", origin],
    ...tenants.map((tenant): [string, string] => [tenant, tenantOrigin(origin, tenant)]),
    ...(letters ? [["Letters sent", `${origin}/dev/mail`] as [string, string]] : []),
  ];
  const lines = ["", bold("Zaguán is open.") + dim(`  Ready in ${seconds.toFixed(1)} s.`), ""];
  lines.push(
    ...columns(places.map(([name, url]) => [name, url])).map(([name = "", url = ""]) => `${name}   ${link(url)}`),
  );
  if (logins.length > 0) {
    const rows = [
      ["Sign in at", "as", "e-mail", "password"],
      ...logins.map((login) => [login.tenant, login.role, login.email, login.password]),
    ];
    lines.push("", ...columns(rows).map((row, index) => (index === 0 ? dim(row.join("   ")) : row.join("   "))));
    lines.push("", "See the machines live: npm run simulate:machines -- --machines 50 --speed 60");
  } else {
    lines.push("", "There are no demo institutions here. Make the first one with: npm run tenant:create");
  }
  lines.push("", dim(`Data and logs are in ${dataDir}. Ctrl-C stops everything.`), "");
  return lines.map((line) => (line === "" ? "" : `  ${line}`.trimEnd())).join("\n");
}

function tenantOrigin(origin: string, tenant: string): string {
  const url = new URL(origin);
  url.hostname = `${tenant}.${url.hostname}`;
  return url.origin;
}

function columns(rows: string[][]): string[][] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
}
