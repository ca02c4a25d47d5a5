import { describe, expect, it } from "vitest";
import { offsetWords, searchZones, zoneChoices, zoneCity } from "./zone-choices.ts";

const WINTER = Date.UTC(2026, 0, 15);
const SUMMER = Date.UTC(2026, 6, 15);
const HOME = "America/Argentina/Buenos_Aires";
/** Four hundred zones are worked out once for each language. */
const winter = zoneChoices(HOME, "es-AR", WINTER);
const find = (search: string, choices = winter) =>
  searchZones(choices, search).map(({ city, country, offset }) => `${city}, ${country} (${offset})`);

describe("a zone is known by its city, its country and how far it is from UTC now", () => {
  it("in the language of whoever looks", () => {
    expect(find("madrid")).toEqual(["Madrid, España (GMT+1)"]);
    expect(find("madrid", zoneChoices(HOME, "en", SUMMER))).toEqual(["Madrid, Spain (GMT+2)"]);
    expect(zoneCity("America/New_York", "es-AR")).toBe("Nueva York");
    expect(zoneCity("America/New_York", "en")).toBe("New York");
  }, 30_000);

  it.each([
    ["nueva york", "Nueva York, Estados Unidos (GMT-5)"],
    ["New York", "Nueva York, Estados Unidos (GMT-5)"],
    ["bogota", "Bogotá, Colombia (GMT-5)"],
    ["BOGOTÁ", "Bogotá, Colombia (GMT-5)"],
    ["Argentina Buenos", "Buenos Aires, Argentina (GMT-3)"],
    ["japon", "Tokio, Japón (GMT+9)"],
    ["mexico", "Ciudad de México, México (GMT-6)"],
    ["japan", "Tokio, Japón (GMT+9)"],
    ["gmt+5:45", "Katmandú, Nepal (GMT+5:45)"],
  ])("is found by %s", (search, first) => expect(find(search)[0]?.replace("−", "-")).toBe(first));

  it("stands first where clocks show the same, the current one under its own name and once", () => {
    const all = winter;
    expect(all[0]?.zone).toBe(HOME);
    expect(all[1]?.offset).toBe("GMT−3");
    expect(all.filter(({ city }) => city === "Buenos Aires").map(({ zone }) => zone)).toEqual([HOME]);
    expect(all.length).toBeGreaterThan(400);
  });

  it("and none is found where there is none", () => expect(find("atlántida perdida")).toEqual([]));
});

it("a distance from UTC is written the same everywhere", () => {
  expect([0, -180, 330, 720].map(offsetWords)).toEqual(["GMT", "GMT−3", "GMT+5:30", "GMT+12"]);
});
