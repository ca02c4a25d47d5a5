import {
  formatHex,
  interpolate,
  modeLrgb,
  modeRgb,
  parseHex,
  useMode as registerMode,
  wcagContrast,
  type Rgb,
} from "culori/fn";

/** sRGB colours as `#rrggbb`, and WCAG 2.2 contrast between them. */

export type Accent = {
  /** Fill of buttons. */ fill: string;
  /** The fill under the pointer. */ hover: string;
  /** Words on the fill, ≥ 4.5 : 1. */ on: string;
  /** The accent as words on the page, ≥ 4.5 : 1. */ text: string;
  /** A tint behind ordinary ink. */ soft: string;
};

registerMode(modeRgb);
registerMode(modeLrgb);

const HEX = /^#[0-9a-f]{6}$/i;

export const isHexColor = (color: string): boolean => HEX.test(color.trim());

/** @throws Error for anything but `#rrggbb` */
function rgb(color: string): Rgb {
  const parsed = isHexColor(color) ? parseHex(color.trim()) : undefined;
  if (!parsed) throw new Error(`not a #rrggbb colour: ${color}`);
  return parsed;
}

/** Contrast ratio, 1 to 21. */
export const contrast = (a: string, b: string): number => wcagContrast(rgb(a), rgb(b));

/** `amount` of `into` (0 to 1) mixed into `color`. */
export const mix = (color: string, into: string, amount: number): string =>
  formatHex(interpolate([rgb(color), rgb(into)], "rgb")(amount));

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
