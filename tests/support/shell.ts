/** What a shell makes of a command: its words, with `variables` put in. Quotes of both kinds, and lines that go on. */
export function shellWords(command: string, variables: Record<string, string> = {}): string[] {
  const pieces = command.replaceAll("\\\n", " ").match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return pieces.map((piece) =>
    piece.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, plain?: string, open?: string) =>
      plain === undefined
        ? (open ?? "").replaceAll(/\$(\w+)/g, (whole, name: string) => variables[name] ?? whole)
        : plain,
    ),
  );
}

/** One `curl`, as far as our documentation writes them; `files` is what the commands before it wrote. */
export function parseCurl(words: readonly string[], files: Record<string, string> = {}) {
  let [method, url, body] = ["GET", "", undefined as string | undefined];
  const headers: Record<string, string> = {};
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? "";
    const next = () => words[++at] ?? "";
    if (word === "-X") method = next();
    else if (word === "-d") body = next();
    else if (word === "--data-binary") body = files[next().slice(1)];
    else if (word === "-H") {
      const [name = "", ...value] = next().split(": ");
      headers[name.toLowerCase()] = value.join(": ");
    } else url = word;
  }
  return { method, url, headers, body };
}
