import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { newId } from "#lib/ids.ts";
import { issueKey } from "#modules/keys/commands/issue-key.ts";
import { SCOPES, type KeyScope } from "#modules/keys/schemas.ts";
import type { TenantId } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { api } from "#server/http.ts";
import { apiDocument } from "#server/rest/api.ts";

type Json = Record<string, unknown>;
type Answer = { status: number; headers: Headers; body: Json; data: unknown; error: { code: string } & Json };
type Asked = { body?: unknown; headers?: Record<string, string>; host?: string; raw?: string | Uint8Array };

/** An organization's key with these scopes, or with every one. */
export async function anOrganizationKey(
  { tenantId, now = Date.now() }: { tenantId: TenantId; now?: number },
  scopes: readonly KeyScope[] = SCOPES,
): Promise<string> {
  const ctx = { tenantId, actor: { type: "system" }, requestId: newId(), locale: "es-AR", now } as const;
  return (await withTenant(ctx, (tx) => issueKey(tx, ctx, { kind: "organization", name: "Test", scopes }))).key;
}

/**
 * The REST API as an outside client sees it, in this process. Every answer must be one that the OpenAPI document
 * allows: status, headers' content type and body; otherwise the test fails, wherever it is.
 */
export function rest({ tenant }: { tenant: { slug: string } }, key: string | null) {
  const ask = async (method: string, path: string, { body, raw, headers, host }: Asked = {}): Promise<Answer> => {
    const response = await api.fetch(
      new Request(`http://x/api/v1${path}`, {
        method,
        headers: {
          host: host ?? `${tenant.slug}.localhost`,
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined && raw === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(raw === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: raw }),
      } as RequestInit),
      { requestId: newId(), address: "198.51.100.7", remember: () => undefined },
    );
    const text = await response.text();
    const json = (text ? JSON.parse(text) : {}) as Json;
    expectDocumented(method, path, response, json);
    return {
      status: response.status,
      headers: response.headers,
      body: json,
      data: json["data"],
      error: (json["error"] ?? { code: "" }) as Answer["error"],
    };
  };
  return {
    ask,
    get: (path: string, asked?: Asked) => ask("GET", path, asked),
    post: (path: string, body?: unknown, asked?: Asked) => ask("POST", path, { body, ...asked }),
    put: (path: string, body?: unknown, asked?: Asked) => ask("PUT", path, { body, ...asked }),
    patch: (path: string, body?: unknown, asked?: Asked) => ask("PATCH", path, { body, ...asked }),
  };
}

type Operation = { responses: Record<string, { $ref?: string; content?: Record<string, unknown> }> };

let ajv: Ajv2020 | undefined;
const compiled = new Map<string, ValidateFunction>();

/** The document is one JSON Schema to ajv, so that references into it are followed. */
export function validatorAt(pointer: string): ValidateFunction {
  if (!ajv) {
    ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: "zaguan", ...(apiDocument() as unknown as Json) });
  }
  const known = compiled.get(pointer) ?? ajv.compile({ $ref: `zaguan#${pointer}` });
  compiled.set(pointer, known);
  return known;
}

/** The documented path that a request's path is an instance of. */
export function documentedPath(path: string): string | undefined {
  const asked = path.split("?")[0] ?? "";
  const names = Object.keys(apiDocument().paths ?? {});
  if (names.includes(asked)) return asked;
  return names.find((name) => new RegExp(`^${name.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(asked));
}

export const escaped = (name: string) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));

function expectDocumented(method: string, path: string, response: Response, json: Json): void {
  const name = documentedPath(path);
  const operation =
    name && (apiDocument().paths?.[name] as Record<string, Operation> | undefined)?.[method.toLowerCase()];
  if (!name || !operation) {
    // Of an address that takes other methods, which it names.
    expect([path, response.status]).toEqual([path, response.headers.get("allow") === null ? 404 : 405]);
    expect(validatorAt("/components/schemas/Error")(json), JSON.stringify(json)).toBe(true);
    return;
  }
  const described = operation.responses[String(response.status)];
  expect(described, `${method} ${name} may not answer ${response.status}: ${JSON.stringify(json)}`).toBeDefined();
  const base = described?.$ref
    ? described.$ref.slice(1)
    : `/paths/${escaped(name)}/${method.toLowerCase()}/responses/${response.status}`;
  if (!described?.$ref && !described?.content) return;
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  const valid = validatorAt(`${base}/content/application~1json/schema`);
  if (!valid(json))
    expect.fail(`${method} ${name} ${response.status}: ${ajv?.errorsText(valid.errors)}\n${JSON.stringify(json)}`);
}
