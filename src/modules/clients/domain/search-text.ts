import { plain } from "#lib/plain.ts";

/** Letters that Unicode does not take apart, as people type them without the key. */
const WITHOUT_KEY: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

const spelled = (text: string): string =>
  plain(text)
    .replace(/[ßæœøłđðþı]/g, (letter) => WITHOUT_KEY[letter] ?? letter)
    .trim();

/** A phone number without what people put between its digits. */
export const digitsOf = (text: string): string => text.replace(/\D+/g, "");

/** What a client is found by, in one line: "jose nunez jose@mail.com 5491144445555". Kept in `clients.search_text`. */
export function searchText(firstName: string, lastName: string, email?: string | null, phone?: string | null): string {
  return [spelled(firstName), spelled(lastName), spelled(email ?? ""), digitsOf(phone ?? "")]
    .filter((part) => part !== "")
    .join(" ")
    .replace(/\s+/g, " ");
}

/** The words of a query, each of which must occur in the line. A word of a phone number is its digits alone. */
export function searchWords(query: string): string[] {
  return spelled(query)
    .split(/\s+/)
    .map((word) => (/^[+()\-.\d]+$/.test(word) ? digitsOf(word) : word))
    .filter((word) => word !== "")
    .slice(0, 6);
}
