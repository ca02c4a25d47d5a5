import { expect, test } from "vitest";
import { initials } from "./initials.ts";

test.each([
  ["Clara", "Gómez", "C. G."],
  [" émile ", "", "É."],
  ["👩‍👧 Ana", "ñandú", "👩‍👧. Ñ."],
  ["", "", "–"],
])("%j %j", (firstName, lastName, short) => expect(initials(firstName, lastName)).toBe(short));
