/** Google's "add to calendar" page, filled in. Times as instants in UTC. */
export function googleLink(entry: {
  start: number;
  end: number;
  title: string;
  details: string;
  location: string | null;
}): string {
  const url = new URL("https://calendar.google.com/calendar/render");
  const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
  url.searchParams.set("action", "TEMPLATE");
  url.searchParams.set("text", entry.title);
  url.searchParams.set("dates", `${stamp(entry.start)}/${stamp(entry.end)}`);
  url.searchParams.set("details", entry.details);
  if (entry.location) url.searchParams.set("location", entry.location);
  return url.href;
}
