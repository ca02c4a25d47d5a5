/** sRGB colours as `#rrggbb`, and WCAG 2.2 contrast between them. */

export type Accent = {
  /** Fill of buttons. */ fill: string;
  /** The fill under the pointer. */ hover: string;
  /** Words on the fill, ≥ 4.5 : 1. */ on: string;
  /** The accent as words on the page, ≥ 4.5 : 1. */ text: string;
  /** A tint behind ordinary ink. */ soft: string;
};

type Rgb = readonly [number, number, number];

const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

function parse(color: string): Rgb | undefined {
  const match = hex.exec(color.trim());
  if (!match) return undefined;
  return [1, 2, 3].map((group) => Number.parseInt(match[group] ?? "", 16)) as unknown as Rgb;
}

export function isHexColor(color: string): boolean {
  return parse(color) !== undefined;
}

function rgb(color: string): Rgb {
  const parsed = parse(color);
  if (!parsed) throw new Error(`not a #rrggbb colour: ${color}`);
  return parsed;
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [r, g, b] = rgb(color).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** `amount` of `into` (0 to 1) mixed into `color`. */
export function mix(color: string, into: string, amount: number): string {
  const target = rgb(into);
  const mixed = rgb(color).map((channel, index) => Math.round(channel + ((target[index] ?? 0) - channel) * amount));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** White or black, whichever reads better; one of the two always reaches 4.5 : 1. */
export function readableOn(color: string): string {
  return contrast("#ffffff", color) >= 4.5 ? "#ffffff" : "#000000";
}

/** Moves a colour toward `pole` only as far as `ratio` against every given paper demands. */
function reach(color: string, pole: string, papers: readonly string[], ratio: number): string {
  for (let step = 0; step <= 20; step++) {
    const candidate = mix(color, pole, step / 20);
    if (papers.every((paper) => contrast(candidate, paper) >= ratio)) return candidate;
  }
  return pole;
}

/**
 * A tenant's accent, fitted to a theme: the fill stays its own as long as it can be told from the page (3 : 1),
 * and words in it are always readable, on the page and on its own tint.
 */
export function accentFor(color: string, page: { background: string; foreground: string }): Accent {
  const { background, foreground } = page;
  const fill = reach(color, foreground, [background], 3);
  const soft = mix(background, fill, 0.14);
  const on = readableOn(fill);
  return {
    fill,
    on,
    // Away from the words on it, so that pointing never lowers their contrast.
    hover: mix(fill, on === "#ffffff" ? "#000000" : "#ffffff", 0.12),
    text: reach(fill, foreground, [background, soft], 4.5),
    soft,
  };
}
