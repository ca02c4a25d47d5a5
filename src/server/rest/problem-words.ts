import type { z } from "zod";
import { wordsFor, type Words } from "#i18n/words-for.ts";
import type { Locale } from "#platform/context.ts";
import { errorMessage } from "./errors.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with `value` as whoever sent it would say it: which field, in which item, and what it may be. */
export function problemWords(issue: Issue, value: unknown, locale: Locale): string {
  const t = wordsFor(locale, "keys");
  const say: Words = (key, values) => t(`api.field.${key}`, values);
  const { context, subject } = placeOf(issue.path, say);
  const sentence = sentenceOf(issue, subject, at(value, issue.path), locale, say);
  const whole = context + sentence;
  return whole.charAt(0).toLocaleUpperCase(locale) + whole.slice(1);
}

/** `rules.0.start` is `start`, in item 1 of `rules`; people count from one. */
function placeOf(path: readonly PropertyKey[], say: Words): { context: string; subject: string } {
  let context = "";
  let names: string[] = [];
  for (const [depth, step] of path.entries()) {
    if (typeof step !== "number") {
      names.push(String(step));
      continue;
    }
    const item = { n: String(step + 1), list: names.join(".") };
    if (depth === path.length - 1) return { context, subject: say("item", item) };
    context += say("in", item);
    names = [];
  }
  return { context, subject: names.length > 0 ? say("name", { name: names.join(".") }) : say("whole") };
}

function sentenceOf(issue: Issue, subject: string, given: unknown, locale: Locale, say: Words): string {
  // A schema shared with forms names its own complaints by a code, as refusals do.
  const own = issue.code === "custom" || (issue.code === "invalid_format" && given !== undefined);
  if (own && isCode(issue.message)) return say("own", { subject, words: errorMessage(issue.message, locale) });
  if (given === undefined) return say("required", { subject });
  if (issue.code === "too_big" || issue.code === "too_small") return sizeWords(issue, subject, given, say);
  const wanted = wantedWords(issue, say);
  return wanted ? say("must", { subject, wanted }) : say("unfit", { subject });
}

const isCode = (message: string): boolean => /^[A-Z][A-Z0-9_]+$|^[a-z]+_[a-z]+$/.test(message);

type Size = Extract<Issue, { code: "too_big" | "too_small" }>;

function sizeWords(issue: Size, subject: string, given: unknown, say: Words): string {
  const bound = String(issue.code === "too_big" ? issue.maximum : issue.minimum);
  const way = issue.code === "too_big" ? "most" : "least";
  const counted = issue.origin === "string" || issue.origin === "array";
  const size = counted && (typeof given === "string" || Array.isArray(given)) ? given.length : given;
  if (issue.origin === "string" && way === "least" && size === 0) return say("empty", { subject });
  const unit = issue.origin === "string" ? "text" : issue.origin === "array" ? "list" : "number";
  const inclusive = issue.inclusive === false ? "Not" : "";
  return say(`${unit}.${way}${unit === "number" ? inclusive : ""}`, { subject, bound, given: String(size) });
}

/** "a UUID, or one of `any`"; null where nothing can be said of it. */
function wantedWords(issue: Issue, say: Words): string | null {
  switch (issue.code) {
    case "invalid_type":
      return say(`types.${TYPES.has(issue.expected) ? issue.expected : "object"}`);
    case "invalid_format":
      return FORMATS.has(issue.format) ? say(`formats.${issue.format}`) : null;
    case "invalid_value":
      return say("oneOf", { values: issue.values.map((each) => `\`${String(each)}\``).join(", ") });
    case "invalid_union": {
      const branches: readonly (readonly Issue[])[] = issue.errors;
      const words = [...new Set(branches.map(([first]) => first && wantedWords(first, say)))];
      return words.every((each) => each) ? words.join(say("or")) : null;
    }
    default:
      return null;
  }
}

const TYPES = new Set(["string", "number", "int", "boolean", "array", "object"]);
const FORMATS = new Set(["uuid", "email", "date", "datetime"]);

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
