import type { Endpoint } from "./endpoint.ts";
import { exampleOf, resolved, type Schemas } from "./schema.ts";

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as one types it in a shell, with the variables that the page's beginning sets. */
export function curlOf({ method, path, operation }: Endpoint, all: Schemas): string {
  const { parameters = [], requestBody } = operation;
  const valueOf = (name: string): string => {
    const found = parameters.find((each) => each.name === name);
    return String(exampleOf(resolved(found?.schema ?? {}, all), all));
  };
  const asked = parameters.filter((each) => each.in === "query" && each.required).map(({ name }) => name);
  const query = asked.map((name) => `${name}=${encodeURIComponent(valueOf(name))}`).join("&");
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => valueOf(name)) + (query ? `?${query}` : "");
  const verb = method === "get" ? "" : ` -X ${method.toUpperCase()}`;
  const key = path.startsWith("/machine/") ? "$MACHINE_KEY" : "$KEY";
  const lines = [`curl${verb} "$ZAGUAN/api/v1${address}"`, `-H "Authorization: Bearer ${key}"`];

  const json = requestBody?.content?.["application/json"]?.schema;
  if (json) lines.push(`-H "Content-Type: application/json"`, `-d ${quoted(written(exampleOf(json, all)))}`);
  const text = requestBody?.content?.["text/plain"]?.example;
  if (text === undefined) return lines.join(" \\\n  ");
  lines.push(`-H "Content-Type: text/plain"`, "--data-binary @audit.dex");
  const file = text.split("\r\n").slice(0, -1).map(quoted).join(" \\\n  ");
  return `printf '%s\\r\\n' \\\n  ${file} > audit.dex\n\n${lines.join(" \\\n  ")}`;
}

/** On one line where it fits. */
function written(body: unknown): string {
  const short = JSON.stringify(body);
  return short.length <= 72 ? short : JSON.stringify(body, null, 2);
}
