import type { Page } from "@playwright/test";

const origin = new URL(process.env["E2E_ORIGIN"] ?? "http://localhost:3000");

export type Slug = "clinica" | "academia" | "perfumes";

/** An address of an institution: `at("/turnos")`, `at("/turnos", "academia")`. */
export const at = (path: string, slug: Slug = "clinica"): string => `${origin.protocol}//${slug}.${origin.host}${path}`;

/** An address outside every institution. */
export const outside = (path: string): string => `${origin.origin}${path}`;

/** Under any name at all. */
export const under = (name: string, path: string): string => `${origin.protocol}//${name}.${origin.host}${path}`;

type Answer = { result?: { data: unknown }; error?: { message: string; data: { code: string; requestId?: string } } };

/**
 * Asks the institution as its own pages do, from inside the browser: with its cookies, its resolution of names and its
 * origin.
 * @throws when the answer is a fault; a refusal comes back as data
 */
export async function ask<T>(page: Page, procedure: string, input?: unknown, slug: Slug = "clinica"): Promise<T> {
  return request<T>(page, procedure, input, slug, false);
}

export async function tell<T>(page: Page, procedure: string, input: unknown, slug: Slug = "clinica"): Promise<T> {
  return request<T>(page, procedure, input, slug, true);
}

async function request<T>(page: Page, procedure: string, input: unknown, slug: Slug, changes: boolean): Promise<T> {
  if (!page.url().startsWith(at("/", slug))) await page.goto(at("/healthz", slug));
  const answer = (await page.evaluate(
    async ({ path, body, post }) => {
      const response = post
        ? await fetch(path, {
            method: "POST",
            body,
            headers: { "content-type": "application/json", "x-locale": "es-AR" },
          })
        : await fetch(body === undefined ? path : `${path}?input=${encodeURIComponent(body)}`);
      return (await response.json()) as unknown;
    },
    { path: `/api/trpc/${procedure}`, body: input === undefined ? undefined : JSON.stringify(input), post: changes },
  )) as Answer | Answer[];
  const one = Array.isArray(answer) ? answer[0] : answer;
  if (!one?.result) throw new Error(`${procedure} failed: ${JSON.stringify(one)}`);
  return one.result.data as T;
}
