import type { Schema } from "./schema.ts";

type Content = Record<string, { schema?: Schema; example?: string }>;
export type Operation = {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[];
  requestBody?: { description?: string; content?: Content };
  responses: Record<string, { $ref?: string; description?: string; content?: Content }>;
};
export type Endpoint = { id: string; method: string; path: string; operation: Operation };
