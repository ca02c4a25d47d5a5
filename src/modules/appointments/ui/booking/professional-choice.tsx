"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { RadioGroup as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Avatar } from "#ui/avatar.tsx";
import { ANY, type Choice } from "./types.ts";

export type Person = { id: string; firstName: string; lastName: string; title: string | null };

type Props = { people: readonly Person[]; value: Choice; onChoose: (id: Choice) => void };

/** Whoever is free, first; or someone by name. */
export function ProfessionalChoice({ people, value, onChoose }: Props) {
  const t = useTranslations("booking.professional");
  return (
    <section className="grid gap-2.5">
      <h2 className="font-sans text-sm font-medium tracking-normal" id="professional-choice">
        {t("label")}
      </h2>
      <Primitive.Root
        aria-labelledby="professional-choice"
        value={value}
        onValueChange={onChoose}
        className="-mx-4 flex snap-x scroll-px-4 gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] lg:mx-0 lg:grid lg:overflow-visible lg:px-0"
      >
        <Option
          value={ANY}
          name={t("any")}
          title={t("anyHint")}
          leading={
            <span
              aria-hidden
              className="grid size-9 shrink-0 place-content-center rounded-full bg-secondary-soft text-secondary-text"
            >
              <Users className="size-4" />
            </span>
          }
        />
        {people.map(({ id, firstName, lastName, title }) => {
          const name = `${firstName} ${lastName}`.trim();
          return (
            <Option
              key={id}
              value={id}
              name={name}
              title={title}
              leading={<Avatar name={name} className="size-9 text-xs" />}
            />
          );
        })}
      </Primitive.Root>
    </section>
  );
}

function Option({
  value,
  name,
  title,
  leading,
}: {
  value: string;
  name: string;
  title: string | null;
  leading: ReactNode;
}) {
  return (
    <Primitive.Item
      value={value}
      className="flex min-h-14 shrink-0 snap-start items-center gap-2.5 rounded-xl border border-border-strong bg-card py-2 pr-4 pl-2.5 text-left shadow-xs transition-colors hover:border-input data-[state=checked]:border-primary data-[state=checked]:bg-primary-soft data-[state=checked]:ring-1 data-[state=checked]:ring-primary lg:w-full"
    >
      {leading}
      <span className="grid max-w-44 min-w-0">
        <span className="truncate text-sm font-medium leading-snug">{name}</span>
        {title ? <span className="truncate text-xs leading-snug text-muted-foreground">{title}</span> : null}
      </span>
    </Primitive.Item>
  );
}
