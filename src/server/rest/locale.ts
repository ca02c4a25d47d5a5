import type { Locale } from "#platform/context.ts";

/** The language that `Accept-Language` likes best of ours; `otherwise` when it names neither. */
export function preferredLocale(header: string | undefined, otherwise: Locale): Locale {
  const wanted = (header ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((each) => /^\s*q=([01](?:\.\d{0,3})?)$/.exec(each)?.[1]).find(Boolean);
    return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = wanted
    .filter(({ language, quality }) => quality > 0 && (language === "es" || language === "en"))
    .toSorted((one, other) => other.quality - one.quality)[0];
  return best ? (best.language === "en" ? "en" : "es-AR") : otherwise;
}
