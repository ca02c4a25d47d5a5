import { expect, test } from "vitest";
import { MalformedJson, parseStrictJson } from "./strict-json.ts";

test.each([
  ["{}", {}],
  ["[]", []],
  ['"a"', "a"],
  ["1e3", 1000],
  ['{"a":{"b":1},"b":{"b":2}}', { a: { b: 1 }, b: { b: 2 } }],
  ['[{"a":1},{"a":"\\"}"}]', [{ a: 1 }, { a: '"}' }]],
  ['{"a" : ["a", "a"], "b\\\\" : "\\ud83d\\ude00"}', { a: ["a", "a"], "b\\": "😀" }],
  [`${"[".repeat(32)}${"]".repeat(32)}`, JSON.parse(`${"[".repeat(32)}${"]".repeat(32)}`)],
])("%s is read", (text, value) => {
  expect(parseStrictJson(text)).toEqual(value);
});

test.each([
  "",
  "{",
  "{'a':1}",
  "NaN",
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
  '{"x":{"a":1 , "a" :2}}',
  '"\\u0000"',
  '{"a\\u0000":1}',
  '["\\ud800"]',
  '{"\\udc00":1}',
  `${"[".repeat(33)}${"]".repeat(33)}`,
  `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
])("%.40s is refused", (text) => {
  expect(() => parseStrictJson(text)).toThrow(MalformedJson);
});
