import { describe, expect, it } from "vitest";
import { sharedOut, type SeriesCandidate } from "./series-people.ts";

const who = (professionalId: string, load: number, ...free: number[]): SeriesCandidate => ({
  professionalId,
  load,
  free: new Set(free),
});

describe("a series that may be anybody's", () => {
  it.each([
    ["one who can give all of it, though busier", [who("a", 0, 1, 2), who("b", 9, 1, 2, 3)], "b", "bbb"],
    ["the least loaded of those who can give all", [who("a", 5, 1, 2, 3), who("b", 4, 1, 2, 3)], "b", "bbb"],
    ["the same one whoever asks, of equals", [who("b", 4, 1, 2, 3), who("a", 4, 1, 2, 3)], "a", "aaa"],
    ["another where the first cannot", [who("a", 0, 1, 3), who("b", 0, 2)], "a", "aba"],
    ["of the others, again whoever gives most", [who("a", 0, 1), who("b", 1, 2, 3), who("c", 0, 3)], "b", "abb"],
    ["nobody where nobody can", [who("a", 0, 1), who("b", 1)], "a", "a--"],
    ["nobody at all, and still somebody to ask", [who("a", 2), who("b", 1)], "b", "---"],
    ["nobody, of none", [], null, "---"],
  ])("goes to %s", (_what, candidates, leadId, expected) => {
    const { leadId: lead, by } = sharedOut([1, 2, 3], candidates);
    expect([lead, [1, 2, 3].map((start) => by.get(start) ?? "-").join("")]).toEqual([leadId, expected]);
  });
});
