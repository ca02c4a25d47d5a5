import { timeZones } from "./time-zones.ts";

/** A zone as people know it: its city, where it lies, and how far from UTC it is now. */
export type ZoneChoice = {
  zone: string;
  city: string;
  country: string;
  offset: string;
  offsetMin: number;
  words: string;
};

/** How Spanish calls the cities that the database names in English, or without their accents. */
const SPANISH: Record<string, string> = {
  "Addis Ababa": "Adís Abeba",
  Algiers: "Argel",
  Amsterdam: "Ámsterdam",
  Asuncion: "Asunción",
  Athens: "Atenas",
  Belem: "Belém",
  Belgrade: "Belgrado",
  Berlin: "Berlín",
  Bogota: "Bogotá",
  Brussels: "Bruselas",
  Bucharest: "Bucarest",
  Cairo: "El Cairo",
  Cancun: "Cancún",
  Cayman: "Islas Caimán",
  Copenhagen: "Copenhague",
  Cordoba: "Córdoba",
  Cuiaba: "Cuiabá",
  Damascus: "Damasco",
  Dublin: "Dublín",
  Easter: "Isla de Pascua",
  Guadeloupe: "Guadalupe",
  Havana: "La Habana",
  "Hong Kong": "Hong Kong",
  Istanbul: "Estambul",
  Jamaica: "Jamaica",
  Jerusalem: "Jerusalén",
  Kathmandu: "Katmandú",
  Katmandu: "Katmandú",
  Lisbon: "Lisboa",
  London: "Londres",
  Luxembourg: "Luxemburgo",
  Merida: "Mérida",
  "Mexico City": "Ciudad de México",
  Monaco: "Mónaco",
  Moscow: "Moscú",
  "New York": "Nueva York",
  Panama: "Panamá",
  Paris: "París",
  Prague: "Praga",
  "Puerto Rico": "Puerto Rico",
  Reykjavik: "Reikiavik",
  Rome: "Roma",
  "Sao Paulo": "São Paulo",
  Seoul: "Seúl",
  Singapore: "Singapur",
  Stockholm: "Estocolmo",
  Sydney: "Sídney",
  Tokyo: "Tokio",
  Tucuman: "Tucumán",
  Vatican: "Ciudad del Vaticano",
  Vienna: "Viena",
  Warsaw: "Varsovia",
  Zurich: "Zúrich",
};

/** The city of a zone, as the language calls it. */
export function zoneCity(zone: string, locale: string): string {
  const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return locale.startsWith("es") ? (SPANISH[city] ?? city) : city;
}

/** How far from UTC a zone's clocks stand at an instant (epoch ms), in minutes. An unknown zone is UTC. */
export function zoneOffset(zone: string, at: number): number {
  try {
    const shown = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
      .formatToParts(at)
      .find(({ type }) => type === "timeZoneName")?.value;
    const [, sign, hours, minutes = "0"] = /GMT([+-])(\d+):?(\d+)?/.exec(shown ?? "") ?? [];
    return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
  } catch {
    return 0;
  }
}

/** `GMT−3`, `GMT+5:30`. The same letters in every browser, so that server and page agree. */
export function offsetWords(minutes: number): string {
  if (minutes === 0) return "GMT";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `GMT${minutes < 0 ? "−" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .replaceAll("−", "-")
    .toLowerCase();

/** The countries of each zone, by what this runtime knows; empty where it does not tell. */
function countriesOfZones(): Map<string, string> {
  const countries = new Map<string, string>();
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  for (const code of letters.flatMap((a) => letters.map((b) => a + b)).filter((each) => names.of(each))) {
    const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
    for (const zone of locale.getTimeZones?.() ?? []) if (!countries.has(zone)) countries.set(zone, code);
  }
  return countries;
}

let known: Map<string, string> | null = null;

/** The country in which a zone lies (ISO 3166), where this runtime knows. */
export function zoneCountry(zone: string): string | null {
  known ??= countriesOfZones();
  return (
    known.get(zone) ?? known.get(new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone) ?? null
  );
}

/** Every zone to choose from, those whose clocks show what `current` shows first; `at` is now (epoch ms). */
export function zoneChoices(current: string, locale: string, at: number): ZoneChoice[] {
  known ??= countriesOfZones();
  const names = [locale, "es", "en"].map((language) => new Intl.DisplayNames(language, { type: "region" }));
  const canonical = (zone: string) => new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  const alias = current === "" ? "" : canonical(current);
  const here = zoneOffset(current, at);
  return timeZones(current || undefined)
    .filter((zone) => zone === current || zone !== alias)
    .map((zone) => {
      const code = known?.get(zone) ?? (zone === current ? known?.get(alias) : undefined);
      const [country = "", ...others] = code ? names.map((each) => each.of(code) ?? "") : [];
      const offsetMin = zoneOffset(zone, at);
      const city = zoneCity(zone, locale);
      const words = [
        city,
        zoneCity(zone, "es"),
        zone.replaceAll(/[/_]/g, " "),
        country,
        ...others,
        offsetWords(offsetMin),
      ];
      return { zone, city, country, offset: offsetWords(offsetMin), offsetMin, words: plain(words.join(" ")) };
    })
    .toSorted(
      (a, b) =>
        Number(b.zone === current) - Number(a.zone === current) ||
        Math.abs(a.offsetMin - here) - Math.abs(b.offsetMin - here) ||
        a.offsetMin - b.offsetMin ||
        a.city.localeCompare(b.city, locale),
    );
}

/** Those in which each word of a search stands: a city, a country or a distance from UTC, with or without accents. */
export function searchZones(choices: readonly ZoneChoice[], search: string): ZoneChoice[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const starts = (text: string, word: string) => text.startsWith(word) || text.includes(` ${word}`);
  const found = choices.filter((choice) => words.every((word) => starts(choice.words, word)));
  if (found.length === 0) return choices.filter((choice) => words.every((word) => choice.words.includes(word)));
  // "México" is its capital before the other cities of the country.
  const inCity = (choice: ZoneChoice) => words.length > 0 && starts(plain(choice.city), words[0] ?? "");
  return [...found.filter(inCity), ...found.filter((choice) => !inCity(choice))];
}
