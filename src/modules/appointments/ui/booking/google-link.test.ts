import { expect, test } from "vitest";
import { googleLink } from "./google-link.ts";

test("carries the instants in UTC and the words intact", () => {
  const entry = {
    start: Date.parse("2026-07-14T12:30:00Z"),
    end: Date.parse("2026-07-14T13:15:00Z"),
    title: "Sesión & té",
    details: "Con Ana\nhttp://a/b?c=d",
    location: "Av. Uno 2",
  };
  const { searchParams } = new URL(googleLink(entry));
  expect(searchParams.get("dates")).toBe("20260714T123000Z/20260714T131500Z");
  expect(searchParams.get("text")).toBe(entry.title);
  expect(searchParams.get("details")).toBe(entry.details);
  expect(new URL(googleLink({ ...entry, location: null })).searchParams.has("location")).toBe(false);
});
