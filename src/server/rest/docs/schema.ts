/** The part of JSON Schema that our document uses. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  description?: string;
  example?: unknown;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
};
export type Schemas = Record<string, Schema>;

/** What a reference leads to; what is said beside it adds to it. */
export function resolved(schema: Schema, all: Schemas): Schema {
  const name = schema.$ref?.split("/").at(-1);
  const { $ref: _ref, ...beside } = schema;
  const plain = name ? { ...resolved(all[name] ?? {}, all), ...beside } : schema;
  const { allOf, ...own } = plain;
  // What is said beside the parts (an example of the whole) stands above what each part says.
  return allOf ? [...allOf.map((part) => resolved(part, all)), own].reduce(merged, {}) : plain;
}

/** Both of what `allOf` asks for. */
function merged(one: Schema, other: Schema): Schema {
  const properties = { ...one.properties, ...other.properties };
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  return { ...one, ...other, ...(Object.keys(properties).length > 0 ? { properties, required } : {}) };
}

const choices = ({ anyOf, oneOf }: Schema) => anyOf ?? oneOf;

/** A type as a reader says it: "string (uuid)", "array of Client", "integer or null". */
export function typeWords(schema: Schema, all: Schemas): string {
  const options = choices(schema);
  if (options) return [...new Set(options.map((each) => typeWords(each, all)))].join(" | ");
  const plain = resolved(schema, all);
  if (plain.enum) return plain.enum.map((each) => JSON.stringify(each)).join(" | ");
  if (plain.const !== undefined) return JSON.stringify(plain.const);
  const types = [plain.type ?? "object"].flat();
  return types
    .map((type) => {
      if (type === "array") return `array<${plain.items ? typeWords(plain.items, all) : "any"}>`;
      return type === "string" && plain.format ? plain.format : type;
    })
    .join(" | ");
}

type Units = { characters: string; items: string; byDefault: string };
const UNITS: Units = { characters: "characters", items: "items", byDefault: "default" };

/** Its bounds, as mathematics writes them. */
export function bounds(schema: Schema, { characters, items, byDefault } = UNITS): string {
  const range = (low: number | undefined, high: number | undefined, unit = "") => {
    const most = high !== undefined && high < Number.MAX_SAFE_INTEGER ? high : undefined;
    const least = low !== undefined && low > Number.MIN_SAFE_INTEGER ? low : undefined;
    if (least === undefined && most === undefined) return "";
    return `${least ?? ""}…${most ?? ""}${unit}`;
  };
  return [
    range(schema.minimum, schema.maximum),
    range(schema.minLength, schema.maxLength, ` ${characters}`),
    schema.pattern && !schema.format ? `/${schema.pattern}/` : "",
    range(schema.minItems, schema.maxItems, ` ${items}`),
    schema.default === undefined ? "" : `${byDefault} ${JSON.stringify(schema.default)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

export type Row = { path: string; type: string; required: boolean; note: string };

type Language = { units?: Units; say?: (sentence: string) => string };

/** Every field of a schema, nested ones by their path: `slots[].position`. */
export function fieldsOf(schema: Schema, all: Schemas, how: Language = {}, prefix = "", depth = 0): Row[] {
  const { units, say = (sentence: string) => sentence } = how;
  const plain = resolved(schema, all);
  const inner = plain.type === "array" && plain.items ? plain.items : undefined;
  if (inner) return fieldsOf(inner, all, how, `${prefix}[]`, depth);
  if (!plain.properties || depth > 4) return [];
  return Object.entries(plain.properties).flatMap(([name, property]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    const its = resolved(property, all);
    const row = {
      path,
      type: typeWords(property, all),
      required: plain.required?.includes(name) ?? false,
      note: [its.description && say(its.description), bounds(its, units)].filter(Boolean).join(" · "),
    };
    return [row, ...fieldsOf(property, all, how, path, depth + 1)];
  });
}

const SAMPLES: Record<string, unknown> = {
  uuid: "019c5f0e-5b1c-7d44-a3e6-0d9f4ac0f6aa",
  "date-time": "2026-03-02T12:00:00.000Z",
  date: "2026-03-02",
  email: "ana@correo.example",
};

/** One value that the schema allows, for people to read. */
export function exampleOf(schema: Schema, all: Schemas, depth = 0): unknown {
  const options = choices(schema);
  if (options) return exampleOf(options[0] ?? {}, all, depth);
  const plain = resolved(schema, all);
  if (plain.example !== undefined) return plain.example;
  if (plain.const !== undefined) return plain.const;
  if (plain.enum) return plain.enum[0];
  if (plain.default !== undefined) return plain.default;
  const type = [plain.type ?? "object"].flat()[0];
  if (type === "array") return depth > 5 || !plain.items ? [] : [exampleOf(plain.items, all, depth + 1)];
  if (type === "integer" || type === "number") return Math.max(1, plain.minimum ?? 1);
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (type === "string") return SAMPLES[plain.format ?? ""] ?? "…";
  return Object.fromEntries(
    Object.entries(plain.properties ?? {}).map(([name, property]) => [name, exampleOf(property, all, depth + 1)]),
  );
}
