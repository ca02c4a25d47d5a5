import { describe, expect, it } from "vitest";
import { byProfession } from "./by-profession.ts";

const service = (name: string, ...titles: (string | null)[]) => ({
  name,
  professionals: titles.map((title) => ({ title })),
});
const grouped = (...services: ReturnType<typeof service>[]) =>
  byProfession(services).map(({ profession, services: given }) => [
    profession,
    given.map(({ name }) => name).join(" "),
  ]);

describe("services by profession", () => {
  it("keeps the institution's order, and what belongs to none comes last", () => {
    expect(
      grouped(
        service("a", "Psychologist", "Speech therapist"),
        service("b", "Speech therapist"),
        service("c", "Psychologist", "Psychologist"),
        service("d", "Speech therapist "),
        service("e", null),
      ),
    ).toEqual([
      ["Speech therapist", "b d"],
      ["Psychologist", "c"],
      [null, "a e"],
    ]);
  });
});
