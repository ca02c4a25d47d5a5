import { describe, expect, it } from "vitest";
import { DEFAULTS, digestDate, isQuiet, mayNotifyNow, type Preference, wants } from "./preferences.ts";
import { wallOf } from "./wall.ts";

const pref = (changes: Partial<Preference> = {}): Preference => ({ ...DEFAULTS.email, ...changes });
const alert = (priority: "low" | "medium" | "high" | "critical" = "high") => ({ type: "low_stock" as const, priority });

describe("what somebody wants to hear of", () => {
  it.each([
    ["by default, mail from medium on", {}, "medium", true],
    ["by default, no mail for what is low", {}, "low", false],
    ["nothing once it is switched off, not even what is critical", { enabled: false }, "critical", false],
    ["their minimum", { minPriority: "critical" }, "high", false],
    ["at their minimum", { minPriority: "critical" }, "critical", true],
    ["a muted type", { mutedTypes: ["low_stock"] }, "critical", false],
    ["another type is muted", { mutedTypes: ["site_outage"] }, "high", true],
  ] as const)("%s", (_, changes, priority, wanted) => {
    expect(wants(pref(changes), alert(priority))).toBe(wanted);
  });
  it("the bell counts everything by default", () => expect(wants(DEFAULTS.screen, alert("low"))).toBe(true));
});

describe("quiet hours", () => {
  it.each([
    ["22:00", "07:00", "21:59", false],
    ["22:00", "07:00", "22:00", true],
    ["22:00", "07:00", "23:59", true],
    ["22:00", "07:00", "00:00", true],
    ["22:00", "07:00", "06:59", true],
    ["22:00", "07:00", "07:00", false],
    ["13:00", "15:00", "14:00", true],
    ["13:00", "15:00", "15:00", false],
    ["13:00", "15:00", "12:59", false],
    ["08:00", "08:00", "08:00", false],
    [null, null, "03:00", false],
    ["22:00", null, "03:00", false],
  ])("from %s until %s, at %s: %s", (quietFrom, quietUntil, time, quiet) => {
    expect(isQuiet({ quietFrom, quietUntil }, time)).toBe(quiet);
  });

  it.each([
    ["by day", {}, "high", "12:00", true],
    ["by night", {}, "high", "03:00", false],
    ["what is critical passes through", {}, "critical", "03:00", true],
    ["what is muted does not, however critical", { mutedTypes: ["low_stock"] }, "critical", "03:00", false],
    ["who wants the digest alone is not written to besides", { onlyDigest: true }, "high", "12:00", false],
    ["a digest that was switched off holds nothing back", { onlyDigest: true, digestAt: null }, "high", "12:00", true],
    ["who has a digest hears of things besides", { digestAt: "08:00" }, "high", "12:00", true],
    ["but for what is critical", { onlyDigest: true }, "critical", "12:00", true],
  ] as const)("%s", (_, changes, priority, time, notified) => {
    expect(mayNotifyNow(pref(changes), alert(priority), time)).toBe(notified);
  });

  const NIGHT = { quietFrom: "22:00", quietUntil: "07:00" };
  it.each([
    ["the clocks go forward: seven on the wall is six hours after midnight", "2026-03-08", 6],
    ["the clocks go back: seven on the wall is eight hours after midnight", "2026-11-01", 8],
    ["any other night", "2026-05-05", 7],
  ])("%s", (_, date, hours) => {
    const midnight = Temporal.PlainDate.from(date).toZonedDateTime("America/New_York").epochMilliseconds;
    const quietAt = (minutes: number) => isQuiet(NIGHT, wallOf(midnight + minutes * 60_000, "America/New_York").time);
    const first = Array.from({ length: 12 * 60 }, (_unused, minute) => minute).find((minute) => !quietAt(minute));
    expect(first).toBe(hours * 60);
  });
});

describe("the digest", () => {
  const at = (time: string) => ({ date: "2026-03-02", time });
  it.each([
    ["due", "08:00", "2026-03-01", "08:00", "2026-03-02"],
    ["due, the first one", "08:00", null, "08:59", "2026-03-02"],
    ["not the first one in the middle of the day", "08:00", null, "09:00", null],
    ["too early", "08:00", "2026-03-01", "07:59", null],
    ["late, after a stop", "08:00", "2026-02-27", "15:00", "2026-03-02"],
    ["sent already", "08:00", "2026-03-02", "15:00", null],
    ["sent tomorrow, by a clock that was wrong", "08:00", "2026-03-03", "15:00", null],
    ["not wanted", null, null, "15:00", null],
  ])("%s", (_, digestAt, last, time, date) => {
    expect(digestDate({ enabled: true, digestAt }, last, at(time))).toBe(date);
  });
  it("nothing is sent to whoever switched mail off", () => {
    expect(digestDate({ enabled: false, digestAt: "08:00" }, "2026-03-01", at("09:00"))).toBeNull();
  });
});
