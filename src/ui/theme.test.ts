import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast } from "#lib/color.ts";
import { pages } from "./accent-style.tsx";

const css = readFileSync(new URL("./theme.css", import.meta.url), "utf8");

function tokens(selector: string): Map<string, string> {
  const body = css.split(`\n${selector} {`)[1]?.split("\n}")[0] ?? "";
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

/** [ink, paper]: words need 4.5 : 1, edges of controls and rings 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const words: [string, string][] = [
  ...["background", "card", "popover", "muted", "accent", "sidebar", "sidebar-active"].map(
    (paper): [string, string] => ["foreground", paper],
  ),
  ...["background", "card", "popover", "muted", "accent", "sidebar"].map((paper): [string, string] => [
    "muted-foreground",
    paper,
  ]),
  ...["background", "card", "popover", "muted", "primary-soft"].map((paper): [string, string] => [
    "primary-text",
    paper,
  ]),
  ...["background", "card", "secondary-soft"].map((paper): [string, string] => ["secondary-text", paper]),
  ["primary-foreground", "primary"],
  ["primary-foreground", "primary-hover"],
  ["secondary-foreground", "secondary"],
  ["secondary-foreground", "secondary-hover"],
  ["destructive-foreground", "destructive"],
  ["destructive-foreground", "destructive-hover"],
  ["sidebar-foreground", "sidebar"],
  ...["success", "warning", "info", "destructive"].flatMap((tone): [string, string][] =>
    [`${tone}-soft`, "background", "card", "popover"].map((paper) => [tone, paper]),
  ),
  ...["success", "warning", "info", "destructive", "primary", "secondary"].map((tone): [string, string] => [
    "foreground",
    `${tone}-soft`,
  ]),
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((event): [string, string][] => [
    ["foreground", `event-${event}-soft`],
    ["muted-foreground", `event-${event}-soft`],
    [`event-${event}`, `event-${event}-soft`],
  ]),
];

const edges: [string, string][] = [
  ["input", "card"],
  ["input", "background"],
  ["ring", "background"],
  ["ring", "card"],
  ["ring", "muted"],
  ["primary", "background"],
  ["secondary", "background"],
];

describe.each([
  ["light", ":root"],
  ["dark", ".dark"],
])("%s theme", (theme, selector) => {
  const palette = tokens(selector);
  const color = (name: string) => palette.get(name) ?? `missing --${name}`;

  test.each(words)("words: %s on %s", (ink, paper) => {
    expect(contrast(color(ink), color(paper))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edges)("edges: %s on %s", (edge, paper) => {
    expect(contrast(color(edge), color(paper))).toBeGreaterThanOrEqual(3);
  });

  test("tenant accents are fitted to this very page", () => {
    const page = theme === "light" ? pages.light : pages.dark;
    expect(page).toEqual({ background: color("background"), foreground: color("foreground") });
  });
});
