import { expect, test } from "vitest";
import { z } from "zod";
import { problemWords } from "./problem-words.ts";

const Sent = z.object({
  limit: z.int().min(1).max(200),
  name: z.string().min(1).max(3),
  ratio: z.number().gt(0),
  status: z.enum(["open", "resolved"]),
  who: z.union([z.uuid({ abort: true }), z.literal("any")]),
  at: z.iso.datetime({ offset: true }),
  day: z.iso.date(),
  email: z.email(),
  on: z.boolean(),
  title: z.object({ en: z.string() }),
  position: z.string().regex(/^[A-Z]+$/, "POSITION"),
  slots: z.array(z.object({ capacity: z.int().max(10), windows: z.array(z.string().max(5)).max(1) })).max(2),
});

const right = {
  limit: 1,
  name: "a",
  ratio: 1,
  status: "open",
  who: "any",
  at: "2026-03-02T09:00:00Z",
  day: "2026-03-02",
  email: "a@b.example",
  on: true,
  title: { en: "x" },
  position: "A",
  slots: [],
};

test.each([
  [{ limit: 500 }, "`limit` must be 200 or less, and is 500.", "`limit` tiene que ser 200 o menos, y es 500."],
  [{ limit: 0 }, "`limit` must be 1 or more, and is 0.", "`limit` tiene que ser 1 o más, y es 0."],
  [{ limit: 1.5 }, "`limit` must be a whole number.", "`limit` tiene que ser un número entero."],
  [{ ratio: 0 }, "`ratio` must be more than 0, and is 0.", "`ratio` tiene que ser más de 0, y es 0."],
  [{ name: undefined }, "`name` is missing.", "Falta `name`."],
  [{ name: 7 }, "`name` must be a text.", "`name` tiene que ser un texto."],
  [{ name: "" }, "`name` must not be empty.", "`name` no puede quedar vacío."],
  [
    { name: "abcd" },
    "`name` may have up to 3 characters, and has 4.",
    "`name` puede tener hasta 3 caracteres, y tiene 4.",
  ],
  [{ status: "x" }, "`status` must be one of `open`, `resolved`.", "`status` tiene que ser uno de `open`, `resolved`."],
  [{ who: "x" }, "`who` must be a UUID, or one of `any`.", "`who` tiene que ser un UUID o uno de `any`."],
  [
    { at: "2026-03-02" },
    "`at` must be a date and time with its offset, such as 2026-03-02T09:00:00-03:00.",
    "`at` tiene que ser una fecha y hora con su huso, como 2026-03-02T09:00:00-03:00.",
  ],
  [{ day: "2 March" }, "`day` must be a date such as 2026-03-02.", "`day` tiene que ser una fecha, como 2026-03-02."],
  [{ email: "x" }, "`email` must be an e-mail address.", "`email` tiene que ser una dirección de correo."],
  [{ on: "yes" }, "`on` must be `true` or `false`.", "`on` tiene que ser `true` o `false`."],
  [{ title: {} }, "`title.en` is missing.", "Falta `title.en`."],
  [
    { position: "?" },
    "`position`: A position is 1 to 16 letters, digits, dots, hyphens or underscores.",
    "`position`: La posición lleva de 1 a 16 letras, números, puntos, guiones o guiones bajos.",
  ],
  [
    {
      slots: [
        { capacity: 1, windows: [] },
        { capacity: 20, windows: [] },
      ],
    },
    "In item 2 of `slots`: `capacity` must be 10 or less, and is 20.",
    "En el elemento 2 de `slots`: `capacity` tiene que ser 10 o menos, y es 20.",
  ],
  [
    { slots: [{ capacity: 1, windows: ["123456"] }] },
    "In item 1 of `slots`: item 1 of `windows` may have up to 5 characters, and has 6.",
    "En el elemento 1 de `slots`: el elemento 1 de `windows` puede tener hasta 5 caracteres, y tiene 6.",
  ],
  [{ slots: [1, 2] }, "Item 1 of `slots` must be an object.", "El elemento 1 de `slots` tiene que ser un objeto."],
])("%j", (wrong, english, spanish) => {
  const value = { ...right, ...wrong };
  const issue = Sent.safeParse(value).error?.issues[0];
  if (!issue) throw new Error("valid");
  expect(problemWords(issue, value, "en")).toBe(english);
  expect(problemWords(issue, value, "es-AR")).toBe(spanish);
});

test("a body that is no object", () => {
  const issue = Sent.safeParse([]).error?.issues[0];
  if (!issue) throw new Error("valid");
  expect(problemWords(issue, [], "en")).toBe("The body must be an object.");
});
