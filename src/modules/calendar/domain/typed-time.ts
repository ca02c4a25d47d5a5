/** The minute of the day that someone typed in a hurry: "9", "930", "9:30", "09.30", "9h30". Null if it is no time. */
export function typedTime(text: string): number | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s*(hs?|horas)\.?$/, "");
  const parts = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(words) ?? /^(\d{1,2})(\d{2})$/.exec(words);
  if (!parts) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}
