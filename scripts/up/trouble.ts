/** Something a person can act on. Its message is a whole sentence, and is shown without a stack. */
export class Trouble extends Error {
  override name = "Trouble";
}

/** The `code` of a Node system error ("EACCES", "ENOENT", …), or "" for any other value. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
