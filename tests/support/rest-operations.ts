import { apiDocument } from "#server/rest/api.ts";
import { EXAMPLE_ID } from "#server/rest/examples.ts";
import { exampleOf, type Schema, type Schemas } from "#server/rest/docs/schema.ts";
import type { Operation as Described } from "#server/rest/docs/endpoint.ts";

/** One endpoint of the document, for tests that walk them all. */
export type Operation = {
  name: string;
  method: string;
  path: string;
  /** Whose key it is for. */
  machine: boolean;
  /** A body that its schema allows, every id in it being `id`; undefined where it takes none. */
  body: (id: string) => unknown;
  /** Query parameters that its schemas allow, likewise. */
  query: (id: string) => Record<string, string>;
  /** Every query parameter that it knows. */
  queryNames: string[];
  takesBody: boolean;
  at: (id: string) => string;
};

const withId = <T>(value: T, id: string): T => JSON.parse(JSON.stringify(value).replaceAll(EXAMPLE_ID, id)) as T;

export function operations(): Operation[] {
  const document = apiDocument();
  const all = (document.components?.schemas ?? {}) as Schemas;
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Described & { security?: object[] }>).map(([method, operation]) => {
      const schema: Schema | undefined = operation.requestBody?.content?.["application/json"]?.schema;
      const required = (operation.parameters ?? []).filter((each) => each.in === "query" && each.required);
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        machine: (operation.security ?? []).some((scheme) => "machineKey" in scheme),
        body: (id: string) => (schema ? withId(exampleOf(schema, all), id) : undefined),
        query: (id: string) =>
          withId(
            Object.fromEntries(required.map(({ name, schema: its = {} }) => [name, String(exampleOf(its, all))])),
            id,
          ),
        queryNames: (operation.parameters ?? []).filter((each) => each.in === "query").map(({ name }) => name),
        takesBody:
          operation.requestBody?.content !== undefined &&
          (operation.requestBody as { required?: boolean }).required === true,
        at: (id: string) => path.replaceAll(/\{\w+\}/g, id),
      };
    }),
  );
}

/** Its path with the query that it must have. */
export function pathOf(operation: Operation, id: string): string {
  const query = new URLSearchParams(operation.query(id)).toString();
  return `${operation.at(id)}${query ? `?${query}` : ""}`;
}
