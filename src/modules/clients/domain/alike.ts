import { digitsOf, searchText } from "./search-text.ts";

type Person = {
  firstName: string;
  lastName: string;
  email?: string | null | undefined;
  phone?: string | null | undefined;
};

/** With fewer digits than a local number has, an ending says nothing. */
export const LOCAL_DIGITS = 8;

/** Whether two numbers call the same line, however they are written: with the country's code, or without it. */
export function sameLine(one: string, other: string): boolean {
  const [short = "", long = ""] = [digitsOf(one), digitsOf(other)].toSorted((a, b) => a.length - b.length);
  return short !== "" && (short === long || (short.length >= LOCAL_DIGITS && long.endsWith(short)));
}

/** By what somebody who is to be added seems to be a client on the list, the surest sign first; null when by nothing. */
export function alikeBy(one: Person, other: Person): "email" | "phone" | "name" | null {
  if (one.email && one.email.toLowerCase() === other.email?.toLowerCase()) return "email";
  if (one.phone && other.phone && sameLine(one.phone, other.phone)) return "phone";
  return searchText(one.firstName, one.lastName) === searchText(other.firstName, other.lastName) ? "name" : null;
}
