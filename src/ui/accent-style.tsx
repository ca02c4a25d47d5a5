import { accentFor, isHexColor } from "#lib/color.ts";

/** The two pages the accent must read on; `theme.test.ts` keeps them equal to theme.css. */
export const pages = {
  light: { background: "#faf6ef", foreground: "#1f1b17" },
  dark: { background: "#121615", foreground: "#f3ece1" },
};

/** CSS that dresses a page in an institution's accent; empty when it has none or when it is no colour. */
export function accentCss(color: string | null | undefined): string {
  if (!color || !isHexColor(color)) return "";
  return `${rule(":root", color, pages.light)}${rule(":root.dark", color, pages.dark)}`;
}

function rule(selector: string, color: string, page: { background: string; foreground: string }): string {
  const { fill, hover, on, text, soft } = accentFor(color, page);
  return (
    `${selector}{--primary:${fill};--primary-hover:${hover};--primary-foreground:${on};` +
    `--primary-text:${text};--primary-soft:${soft}}`
  );
}

/** Put it once inside a tenant's page. Only a validated `#rrggbb` ever reaches the style sheet. */
export function AccentStyle({ color, nonce }: { color: string | null | undefined; nonce?: string }) {
  const css = accentCss(color);
  return css ? <style nonce={nonce}>{css}</style> : null;
}
