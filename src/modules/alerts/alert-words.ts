import type { AlertLine } from "./queries/alert-lines.ts";

type Words = (key: string, values?: Record<string, string | number>) => string;
type Said = Pick<AlertLine, "type" | "machine" | "site" | "position" | "facts">;

/** How an instant is written where the words stand. */
export type Clock = (at: number) => string;

/**
 * What an alert says, in a line: the same in the list, in a letter and in the API. `headline` names neither the machine
 * nor the site, which stand beside it.
 */
export function alertWords(t: Words, locale: string, { type, machine, site, position, facts }: Said, clock: Clock) {
  const product = String(facts[locale === "en" ? "productEn" : "productEs"] ?? "");
  const at = (key: string) => (typeof facts[key] === "number" ? clock(Number(facts[key])) : "");
  const quantity = Number(facts["quantity"] ?? 0);
  const values = {
    product,
    position: position ?? "",
    quantity: Math.abs(quantity),
    count: Number(facts["count"] ?? 0),
    plan: String(facts["plan"] ?? ""),
    since: at("since"),
    due: at("dueAt"),
  };
  const variant = type === "low_stock" && quantity <= 0 ? "empty" : type;
  const headline = t(`says.${variant}`, values);
  return { headline, message: t("message", { where: machine ?? site ?? "", headline }) };
}
