import { describe, expect, test } from "vitest";
import { clientAsked, clientName, wrongWith } from "./appointment-fields.ts";

const fresh = (fields: Partial<Record<"firstName" | "lastName" | "email" | "phone", string>>) => ({
  kind: "new" as const,
  fields: { firstName: "Clara", lastName: "Gómez", email: "", phone: "", ...fields },
});
const say = (key: string) => key;
const written = { client: fresh({}), time: "9:30", minute: 570, whom: "p" };

describe("the form of a new appointment", () => {
  test("says what is missing beside its field, and nothing of what is there", () => {
    expect(wrongWith(written, say)).toEqual({});
    expect(wrongWith({ client: null, time: "", minute: null, whom: null }, say)).toEqual({
      client: "chooseClient",
      time: "timeMissing",
      professional: "chooseProfessional",
    });
    expect(wrongWith({ ...written, time: "soon", minute: null }, say)).toEqual({ time: "timeWrong" });
    expect(wrongWith({ ...written, client: fresh({ firstName: " ", email: "clara@" }) }, say)).toEqual({
      firstName: "nameMissing",
      email: "emailWrong",
    });
  });

  test("asks for a new client with what was written of them alone", () => {
    expect(clientAsked(fresh({ email: " clara@example.org " }))).toEqual({
      firstName: "Clara",
      lastName: "Gómez",
      email: "clara@example.org",
      force: false,
    });
    expect(clientName(fresh({ lastName: "" }))).toBe("Clara");
  });
});
