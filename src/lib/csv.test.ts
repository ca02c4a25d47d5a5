import { describe, expect, it } from "vitest";
import { csvLine, csvStyle, moneyCell, textCell } from "./csv.ts";

const [spanish, english] = [csvStyle("es-AR"), csvStyle("en")];

describe("textCell", () => {
  it.each([
    ["Azahar 30 ml", "Azahar 30 ml"],
    ["=1+1", "'=1+1"],
    ["+54", "'+54"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["|cmd", "'|cmd"],
    ["  =1", "'  =1"],
    ["\u200B=1", "'\u200B=1"],
    ["＝1", "'＝1"],
    ["\t1", "'\t1"],
    ["\r=1", '"\'\r=1"'],
    ["a-b=c", "a-b=c"],
    ['"Río"; sur', '"""Río""; sur"'],
    ["dos\nlíneas", '"dos\nlíneas"'],
    ["", ""],
  ])("%j becomes %j", (text, cell) => {
    expect(textCell(text, spanish)).toBe(cell);
  });

  it("quotes only its own separator", () => {
    expect([textCell("a,b", spanish), textCell("a,b", english), textCell("a;b", english)]).toEqual([
      "a,b",
      '"a,b"',
      "a;b",
    ]);
  });
});

describe("moneyCell", () => {
  it.each([
    [2_490_050, 2, "24900,50"],
    [5, 2, "0,05"],
    [0, 2, "0,00"],
    [-5, 2, "-0,05"],
    [1500, 0, "1500"],
    [1234, 3, "1,234"],
    [null, 2, ""],
  ] as const)("%s with %i digits is %s", (minor, digits, cell) => {
    expect(moneyCell(minor, digits, spanish)).toBe(cell);
  });

  it("has a point in English", () => {
    expect(moneyCell(12_345, 2, english)).toBe("123.45");
  });
});

it("joins a line", () => {
  expect([csvLine(["a", "b"], spanish), csvLine(["a", "b"], english)]).toEqual(["a;b\r\n", "a,b\r\n"]);
});
