/** The bare address in `MAIL_FROM`: `Zaguán <no-reply@x>` → `no-reply@x`. */
export const addressIn = (from: string): string => /<([^<>]+)>/.exec(from)?.[1]?.trim() ?? from.trim();

/** `"Clínica Sur" <no-reply@x>`: the institution's name before the deployment's address. No name becomes a header. */
export function sender(name: string, from: string): string {
  const plain = name
    .replace(/["\\<>\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return plain ? `"${plain}" <${addressIn(from)}>` : addressIn(from);
}

/** The same at every attempt, so that a mailbox that already has the letter can tell. */
export const messageIdOf = (letterId: string, from: string): string =>
  `<${letterId}@${addressIn(from).split("@").at(-1) ?? "localhost"}>`;
