import { zodResolver } from "@hookform/resolvers/zod";
import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with a field as a code, with its bound after a colon (`AT_LEAST:5`): one of `common.fields`. Nothing where
 * the schema itself names its complaint.
 */
function complaintOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.expected === "int") return "WHOLE_NUMBER";
      return issue.expected === "number" ? "NUMBER_REQUIRED" : "REQUIRED";
    case "too_small": {
      const least = Number(issue.minimum);
      if (issue.origin === "string") return least <= 1 || !issue.input ? "REQUIRED" : `TOO_SHORT:${least}`;
      if (issue.origin === "array" || issue.origin === "set") return `CHOOSE:${least}`;
      return `${issue.inclusive === false ? "MORE_THAN" : "AT_LEAST"}:${least}`;
    }
    case "too_big": {
      const most = Number(issue.maximum);
      if (issue.origin === "string") return `TOO_LONG:${most}`;
      if (issue.origin === "array" || issue.origin === "set") return `TOO_MANY:${most}`;
      return `${issue.inclusive === false ? "LESS_THAN" : "AT_MOST"}:${most}`;
    }
    case "invalid_format":
      return FORMATS[issue.format] ?? "FORMAT";
    case "invalid_value":
      // "Nothing, or …" is a union whose first choice is the empty text: what was typed is not well written.
      return issue.values.every((value) => value === "") ? "FORMAT" : "CHOOSE:1";
    default:
      return undefined;
  }
}

const FORMATS: Record<string, string> = {
  email: "EMAIL_FORMAT",
  url: "URL_FORMAT",
  date: "DATE_FORMAT",
  time: "TIME_FORMAT",
  uuid: "CHOOSE:1",
};

/** A form judged by its schema, whose complaints say what is wrong and by how much; `useFieldWords` puts them into words. */
export const formResolver = ((schema: Parameters<typeof zodResolver>[0]) =>
  zodResolver(schema, { error: complaintOf } as never)) as typeof zodResolver;
