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

/** Lower-case and without accents: what is typed in a hurry finds what was written with care. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => WITHOUT_KEY[letter] ?? letter)
    .trim();

const digits = (text: string): string => text.replace(/\D+/g, "");

/** What a client is found by, in one line: "jose nunez jose@mail.com 5491144445555". Kept in `clients.search_text`. */
export function searchText(firstName: string, lastName: string, email?: string | null, phone?: string | null): string {
  return [plain(firstName), plain(lastName), plain(email ?? ""), digits(phone ?? "")]
    .filter((part) => part !== "")
    .join(" ")
    .replace(/\s+/g, " ");
}

/** The words of a query, each of which must occur in the line. A word of a phone number is its digits alone. */
export function searchWords(query: string): string[] {
  return plain(query)
    .split(/\s+/)
    .map((word) => (/^[+()\-.\d]+$/.test(word) ? digits(word) : word))
    .filter((word) => word !== "")
    .slice(0, 6);
}
