import { cn } from "#lib/cn.ts";

const tones = [
  "bg-event-1-soft text-event-1",
  "bg-event-2-soft text-event-2",
  "bg-event-3-soft text-event-3",
  "bg-event-4-soft text-event-4",
  "bg-event-5-soft text-event-5",
  "bg-event-6-soft text-event-6",
  "bg-event-7-soft text-event-7",
  "bg-event-8-soft text-event-8",
];

const sizes = { sm: "size-7 text-[0.6875rem]", md: "size-10 text-sm", lg: "size-14 text-lg" };

/** First letters of the first and the last word; titles such as "Lic." are no name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith("."));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toLocaleUpperCase() || "·";
}

/** The same name always gets the same tone, 1–8; also the tone of that person's calendar events. */
export function toneOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return (hash % tones.length) + 1;
}

type AvatarProps = { name: string; size?: keyof typeof sizes; tone?: number; className?: string };

/** Beside a written name, so it is decorative. */
export function Avatar({ name, size = "md", tone, className }: AvatarProps) {
  return (
    <span
      aria-hidden
      data-slot="avatar"
      className={cn(
        "inline-grid shrink-0 select-none place-content-center rounded-full font-semibold tracking-wide",
        sizes[size],
        tones[(tone ?? toneOf(name)) - 1],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
