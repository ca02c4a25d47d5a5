import { expect, test } from "vitest";
import { movedTo } from "./draft.ts";

const clara = { id: "c", firstName: "Clara", lastName: "Gómez", email: null, phone: null };

test("another place in the calendar moves what is being written, and leaves the rest of it", () => {
  const written = { client: clara, date: "2026-11-23", minute: 540, minutes: 90, professionalId: "p" };
  expect(movedTo(written, { date: "2026-11-24", minute: 600, professionalId: "q" })).toEqual({
    client: clara,
    date: "2026-11-24",
    minute: 600,
    minutes: undefined,
    professionalId: "q",
  });
  expect(movedTo(written, { minute: 600 })).toEqual({ ...written, minute: 600, minutes: undefined });
  expect(movedTo(written, { date: "2026-11-24" }), "at no hour: nothing to follow").toBe(written);
});

test("a client, a service or a walk-in is another appointment", () => {
  expect(movedTo({}, { client: clara })).toBeNull();
  expect(movedTo({}, { serviceId: "s", date: "2026-11-24" })).toBeNull();
  expect(movedTo({}, { walkIn: true })).toBeNull();
});
