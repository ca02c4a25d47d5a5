import { expect, test } from "vitest";
import { addressIn, messageIdOf, sender } from "./sender.ts";

test("the institution speaks, from the deployment's address", () => {
  expect(sender("Clínica Sur", "Zaguán <no-reply@example.org>")).toBe('"Clínica Sur" <no-reply@example.org>');
  expect(sender("Clínica Sur", "no-reply@example.org")).toBe('"Clínica Sur" <no-reply@example.org>');
});

test("a name cannot become an address or a header", () => {
  expect(sender('Ana" <evil@x>\r\nBcc: all@x', "a@example.org")).toBe('"Ana evil@x Bcc: all@x" <a@example.org>');
  expect(sender('"<>', "a@example.org")).toBe("a@example.org");
});

test("the id of a message is the letter's", () => {
  expect(addressIn("Zaguán <a@example.org>")).toBe("a@example.org");
  expect(messageIdOf("0190", "Zaguán <a@example.org>")).toBe("<0190@example.org>");
});
