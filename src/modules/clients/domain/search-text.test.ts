import { describe, expect, test } from "vitest";
import { searchText, searchWords } from "./search-text.ts";

const finds = (line: string, query: string) => searchWords(query).every((word) => line.includes(word));

describe("searchText", () => {
  test.each([
    [["José", "Núñez", "Jose@Mail.com", "+54 9 11 4444-5555"], "jose nunez jose@mail.com 5491144445555"],
    [["  Ana ", "de  la Peña", null, null], "ana de la pena"],
    [["Zoë", "", undefined, ""], "zoe"],
    [["Elena", "Straßer Łódź", null, null], "elena strasser lodz"],
    [["محمد", "علي", null, null], "محمد علي"],
  ] as const)("%j", ([first, last, email, phone], line) => {
    expect(searchText(first, last, email, phone)).toBe(line);
  });
});

describe("searchWords", () => {
  const line = searchText("José", "Núñez", "jose@mail.com", "+54 9 11 4444-5555");

  test.each(["jose", "JOSÉ nuñ", "nunez josé", "4444-5555", "(11) 4444", "+54", "mail.com", ""])(
    "%s finds him",
    (query) => {
      expect(finds(line, query)).toBe(true);
    },
  );

  test.each(["josefa", "4444-5556", "jose perez"])("%s does not", (query) => {
    expect(finds(line, query)).toBe(false);
  });

  test("punctuation alone asks for nothing, and a query is bounded", () => {
    expect(searchWords("- ( )")).toEqual([]);
    expect(searchWords("a b c d e f g h")).toHaveLength(6);
  });
});
