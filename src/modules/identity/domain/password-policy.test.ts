import { describe, expect, test } from "vitest";
import { passwordProblem } from "./password-policy.ts";

describe("passwordProblem", () => {
  test.each([
    ["nueve let", undefined, "PASSWORD_SHORT"],
    ["diez letra", undefined, null],
    ["x".repeat(199) + "y", undefined, null],
    ["x".repeat(200) + "y", undefined, "PASSWORD_LONG"],
    ["Password123", undefined, "PASSWORD_COMMON"],
    ["contraseña123", undefined, "PASSWORD_COMMON"],
    ["contraseña123", undefined, "PASSWORD_COMMON"],
    ["aaaaaaaaaaaa", undefined, "PASSWORD_COMMON"],
    ["Ana@Example.org", "ana@example.org", "PASSWORD_IS_EMAIL"],
    ["ana.martinez", "ana.martinez@example.org", "PASSWORD_IS_EMAIL"],
    ["el patio de ana", "ana@example.org", null],
    ["🌵🌵🌵🌵🌵🌶", undefined, null],
  ])("%s (%s) → %s", (password, email, problem) => {
    expect(passwordProblem(password, email)).toBe(problem);
  });
});
