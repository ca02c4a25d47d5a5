import type { ReactNode } from "react";

export type FoundService = {
  id: string;
  /** What it can be found by. */
  words: string;
  card: ReactNode;
};

export function ServiceGrid({ services }: { services: readonly FoundService[] }) {
  return (
    <ul className="grid gap-3 sm:gap-4 md:grid-cols-2">
      {services.map(({ id, card }) => (
        <li key={id} className="flex">
          {card}
        </li>
      ))}
    </ul>
  );
}
