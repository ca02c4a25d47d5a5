import { expect, test } from "vitest";
import { personName } from "./appointment-words.ts";

test("a person without a last name", () => expect(personName({ firstName: "Cher", lastName: "" })).toBe("Cher"));
