import type { Locale } from "#platform/context.ts";
import { accentFor, isHexColor } from "#lib/color.ts";
import { escapeHtml } from "./escape-html.ts";

export type LetterContent = {
  organizationName: string;
  /** The institution's colour, `#rrggbb`. */
  accent: string | null;
  locale: Locale;
  subject: string;
  /** What mail programs show beside the subject. */
  preheader: string;
  title: string;
  paragraphs: string[];
  /** `struck`: what no longer holds, as an old time. */
  facts?: { label: string; value: string; struck?: boolean }[];
  button?: { label: string; href: string };
  footnote?: string;
  /** For letters of a topic: the words of the link by which the reader stops them (`UNSUBSCRIBE` until the letter leaves). */
  unsubscribe?: string;
};

export type ComposedLetter = { subject: string; text: string; html: string };

/** Stands for the address where a reader opts out; it names the letter, so it is made when the letter leaves. */
export const UNSUBSCRIBE = "%UNSUBSCRIBE%";

const TERRACOTTA = "#b0472a";
const paper = { background: "#faf6ef", foreground: "#1f1b17" };
const FONT = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const SERIF = "Fraunces,Georgia,'Times New Roman',serif";

/** Mail headers are one line: a line break in a name must not become a header of its own. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/**
 * One letter, twice: sturdy HTML (tables, inline styles: mail programs read nothing else) and the same words as plain
 * text. Everything given is text and is escaped; `%LINK%` as the button's href is replaced when the letter leaves.
 */
export function composeLetter(letter: LetterContent): ComposedLetter {
  return { subject: oneLine(letter.subject), text: textOf(letter), html: htmlOf(letter) };
}

function textOf({
  organizationName,
  title,
  paragraphs,
  facts = [],
  button,
  footnote,
  unsubscribe,
}: LetterContent): string {
  const blocks = [
    title,
    ...paragraphs,
    facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    button ? `${button.label}:\n${button.href}` : "",
    footnote ?? "",
    `-- \n${oneLine(organizationName)}`,
    unsubscribe ? `${unsubscribe}: ${UNSUBSCRIBE}` : "",
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function htmlOf(letter: LetterContent): string {
  const accent = accentFor(letter.accent && isHexColor(letter.accent) ? letter.accent : TERRACOTTA, paper);
  const e = escapeHtml;
  const name = e(oneLine(letter.organizationName));
  const paragraphs = letter.paragraphs.map(
    (text) =>
      `<p class="ink" style="margin:0 0 16px;font-size:16px;line-height:1.6;color:#1f1b17">${e(text).replaceAll("\n", "<br>")}</p>`,
  );
  return `<!doctype html>
<html lang="${letter.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${e(oneLine(letter.subject))}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background: #121615 !important; }
  .card { background: #1b2120 !important; border-right-color: #2f3836 !important; border-bottom-color: #2f3836 !important; border-left-color: #2f3836 !important; }
  .ink { color: #f3ece1 !important; }
  .soft { color: #b8ad9e !important; }
  .facts { background: #242b2a !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#faf6ef;font-family:${FONT}">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">${e(oneLine(letter.preheader))}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#faf6ef">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px;font-family:${SERIF};font-size:18px;font-weight:600;color:#1f1b17">${name}</td></tr>
<tr><td class="card" style="background:#fffdfa;border:1px solid #e5dacb;border-top:4px solid ${accent.fill};border-radius:12px;padding:32px 28px">
<h1 class="ink" style="margin:0 0 16px;font-family:${SERIF};font-size:24px;line-height:1.25;font-weight:600;color:#1f1b17">${e(letter.title)}</h1>
${paragraphs.join("\n")}
${factsOf(letter.facts)}${buttonOf(letter.button, accent)}${footnoteOf(letter.footnote)}</td></tr>
<tr><td class="soft" style="padding:16px 4px 0;font-size:13px;line-height:1.5;color:#645a4f">${name}${unsubscribeOf(letter.unsubscribe)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function factsOf(facts: LetterContent["facts"]): string {
  if (!facts?.length) return "";
  const rows = facts.map(
    ({ label, value, struck }) =>
      `<tr><td class="soft" valign="top" style="padding:7px 16px 7px 0;font-size:14px;line-height:1.5;color:#645a4f;white-space:nowrap">${escapeHtml(label)}</td>` +
      `<td class="ink" valign="top" style="padding:7px 0;font-size:15px;line-height:1.5;font-weight:600;color:#1f1b17">${struckIf(struck, escapeHtml(value).replaceAll("\n", "<br>"))}</td></tr>`,
  );
  return `<table role="presentation" class="facts" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px;background:#f2eadf;border-radius:10px"><tr><td style="padding:10px 18px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0">${rows.join("\n")}</table>
</td></tr></table>
`;
}

const struckIf = (struck: boolean | undefined, html: string): string =>
  struck ? `<s style="font-weight:400">${html}</s>` : html;

function buttonOf(button: LetterContent["button"], accent: { fill: string; on: string }): string {
  if (!button) return "";
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 4px"><tr><td align="center" bgcolor="${accent.fill}" style="border-radius:8px;background:${accent.fill}">
<a href="${escapeHtml(button.href)}" style="display:inline-block;padding:13px 24px;font-size:16px;font-weight:600;line-height:1.2;color:${accent.on};text-decoration:none">${escapeHtml(button.label)}</a>
</td></tr></table>
`;
}

function footnoteOf(footnote: string | undefined): string {
  if (!footnote) return "";
  return `<p class="soft" style="margin:24px 0 0;font-size:13px;line-height:1.6;color:#645a4f">${escapeHtml(footnote).replaceAll("\n", "<br>")}</p>
`;
}

function unsubscribeOf(words: string | undefined): string {
  if (!words) return "";
  return ` · <a class="soft" href="${UNSUBSCRIBE}" style="color:#645a4f">${escapeHtml(words)}</a>`;
}
