import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { can, scopeOf } from "#modules/access/policy.ts";
import { codeOf } from "#modules/access/errors.ts";
import { appRouter } from "#server/trpc/router.ts";
import { type Clinic, PERSONS, type Person } from "../support/clinic.ts";
import { aFurnishedClinic, unknownIds } from "../support/furnished.ts";
import { anInstallation } from "../support/installation.ts";
import { digestOf } from "../support/tenant-rows.ts";
import { CASES, type Case } from "../support/walk-cases.ts";

const { superuser } = await anInstallation();
const furnished = () => aFurnishedClinic({ superuser });

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: "query" | "mutation" | "subscription" } }
>;
const paths = Object.keys(procedures);
const isQuery = (path: string): boolean => procedures[path]?._def.type === "query";

/** What a caller learns: the answer, or the code of the error. Fresh ids are told from known ones elsewhere. */
async function ask(clinic: Clinic, who: Person | "visitor", path: string, input: unknown): Promise<string> {
  const [group = "", name = ""] = path.split(".");
  const api = clinic.browser(who).api as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const call = api[group]?.[name];
  if (!call) throw new Error(`no procedure ${path}`);
  try {
    return JSON.stringify(await call(input)) ?? "nothing";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { code } = codeOf(error);
    if (code === "INTERNAL_ERROR") throw error;
    return `error ${code}`;
  }
}

const withoutIds = (answer: string): string =>
  answer.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>");

it("every procedure has a case, and every case a procedure", () => {
  expect({
    without: paths.filter((path) => !(path in CASES)),
    gone: Object.keys(CASES).filter((path) => !paths.includes(path)),
  }).toEqual({ without: [], gone: [] });
});

type WithIds = Extract<Case, { inputs: unknown }>;
const walked = Object.entries(CASES).filter(
  (entry): entry is [string, WithIds] => "inputs" in entry[1] && paths.includes(entry[0]),
);

describe("another institution's ids answer as unknown ones and change nothing of it", async () => {
  const [here, other] = [await furnished(), await aFurnishedClinic({ superuser }, { domain: "otra.example" })];

  it.each(walked)("%s", async (path, { as, inputs, alike }) => {
    for (const input of inputs) {
      const before = await digestOf(superuser, other.tenantId);
      const theirs = await ask(here, as, path, input(here.ids, other.ids));
      const nobodys = await ask(here, as, path, input(here.ids, unknownIds(here.ids)));
      expect(withoutIds(theirs)).toBe(withoutIds(nobodys));
      expect(theirs).not.toBe("error VALIDATION_ERROR");
      expect(Object.values(other.ids).filter((id) => theirs.includes(id))).toEqual([]);
      expect(await digestOf(superuser, other.tenantId)).toEqual(before);

      // The id matters: with one's own, another answer. Mutations spend what they act on, so each has a clinic of its own.
      if (alike) continue;
      const own = isQuery(path) ? here : await furnished();
      expect(withoutIds(await ask(own, as, path, input(own.ids, own.ids)))).not.toBe(withoutIds(nobodys));
    }
  });
});

describe("whoever may call it may, and nobody else", async () => {
  const clinic = await furnished();

  it.each(Object.entries(CASES).filter(([path]) => paths.includes(path)))("%s", async (path, known) => {
    const input = "noIds" in known ? known.noIds : known.inputs[0]?.(clinic.ids, unknownIds(clinic.ids));
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const who of ["visitor", ...PERSONS] as const) {
      const answer = await ask(clinic, who, path, input);
      found[who] = answer === "error UNAUTHENTICATED" || answer === "error FORBIDDEN" ? answer : "allowed";
      expected[who] = allowed(clinic, who, known)
        ? "allowed"
        : who === "visitor"
          ? "error UNAUTHENTICATED"
          : "error FORBIDDEN";
    }
    expect(found).toEqual(expected);
  });
});

function allowed(clinic: Clinic, who: Person | "visitor", { needs, reach }: Case): boolean {
  const { actor } = clinic.as(who);
  if (needs === "public") return true;
  if (needs === "member") return actor.type === "user";
  return reach === "all" ? scopeOf(actor, needs) === "all" : can(actor, needs);
}
