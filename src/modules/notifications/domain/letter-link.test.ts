import { describe, expect, test } from "vitest";
import { linkFor, linkPurpose } from "./letter-link.ts";

describe("a letter's link", () => {
  test("opens the page of its kind, in its language, at the institution's own address", () => {
    const origin = "https://clinica.example.org:8443";
    expect(linkFor("identity.reset_password", "es-AR", "a.b", origin)).toBe(`${origin}/nueva-clave/a.b`);
    expect(linkFor("identity.verify_email", "en", "a.b", origin)).toBe(`${origin}/en/verify-email/a.b`);
    expect(linkFor("identity.invitation", "es-AR", "a.b", origin)).toBe(`${origin}/invitacion/a.b`);
  });

  test("is signed for that kind alone", () => {
    expect(linkPurpose("identity.invitation")).toBe("invitation");
    expect(linkPurpose("identity.reset_password")).toBe("reset_password");
  });

  test("is missing from letters that have none", () => {
    expect(linkPurpose("appointment.confirmed")).toBeNull();
    expect(() => linkFor("appointment.confirmed", "en", "a.b", "http://x.test")).toThrow("has no link");
  });
});
