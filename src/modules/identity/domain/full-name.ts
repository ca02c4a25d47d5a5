/** Words that belong to the one after them: "de la Fuente". */
const PARTICLES = new Set(["de", "del", "la", "las", "los", "el", "di", "da", "do", "dos", "van", "von", "der", "den"]);
const LONGEST = 80;

/**
 * A name as people say it, as the two that are kept: the last word is the surname, the last two where there are four. No
 * rule is right for everybody, so the two can be changed in one's account. Null where there is but one word.
 */
export function splitName(typed: string): { firstName: string; lastName: string } | null {
  const words = typed.trim().split(/\s+/);
  const units: string[] = [];
  let open = "";
  for (const word of words) {
    open = open ? `${open} ${word}` : word;
    if (PARTICLES.has(word.toLowerCase())) continue;
    units.push(open);
    open = "";
  }
  if (open) units.push(open);
  // "Van Damme": its first word is as good a first name as any.
  const parts = units.length > 1 ? units : words;
  const at = units.length <= 1 ? 1 : Math.min(parts.length - 1, 2);
  const firstName = parts.slice(0, at).join(" ");
  const lastName = parts.slice(at).join(" ");
  return firstName && lastName && firstName.length <= LONGEST && lastName.length <= LONGEST
    ? { firstName, lastName }
    : null;
}
