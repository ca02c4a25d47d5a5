"use client";

import { useId, useState } from "react";
import { plain } from "#lib/plain.ts";
import { SearchField } from "#ui/search-field.tsx";
import { type FoundService, ServiceGrid } from "./service-grid.tsx";

export type ServiceGroup = {
  /** What its services have in common; null where nothing is said. */
  title: string | null;
  services: readonly FoundService[];
};

type Props = {
  groups: readonly ServiceGroup[];
  /** The field's name, and what is said where nothing is found: the page around this sends the browser no other words. */
  label: string;
  nothing: string;
};

/** Many services: by groups, and narrowed by whatever word one knows them by. */
export function ServiceFinder({ groups, label, nothing }: Props) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const wanted = plain(typed).trim().split(/\s+/u);
  const shown = groups.flatMap(({ title, services }) => {
    const found = services.filter(({ words }) => {
      const known = plain(words);
      return wanted.every((word) => known.includes(word));
    });
    return found.length > 0 ? [{ title, services: found }] : [];
  });
  return (
    <div className="grid gap-6">
      <SearchField label={label} value={typed} onChange={setTyped} className="max-w-md" />
      <p role="status" className="text-muted-foreground empty:hidden">
        {shown.length === 0 ? nothing : null}
      </p>
      {shown.map(({ title, services }, index) => (
        <section key={title ?? ""} aria-labelledby={title ? `${id}${index}` : undefined} className="grid gap-3">
          {title ? (
            <h3 id={`${id}${index}`} className="text-lg font-semibold">
              {title}
            </h3>
          ) : null}
          <ServiceGrid services={services} />
        </section>
      ))}
    </div>
  );
}
