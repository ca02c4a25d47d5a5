"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { plain } from "#lib/plain.ts";
import { api } from "#lib/trpc.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Input } from "#ui/input.tsx";
import { Skeleton } from "#ui/skeleton.tsx";

type Props = { from: string; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void };

/** The machines in use that a planogram can be copied to. */
export function ChooseMachines({ from, chosen, onChange }: Props) {
  const t = useTranslations("inventory.copy");
  const fleet = api.machines.fleet.useQuery();
  const [q, setQ] = useState("");
  const others = (fleet.data?.machines ?? []).filter(({ id, archived }) => id !== from && !archived);
  const shown = others.filter(({ name, site }) => plain(`${name} ${site?.name ?? ""}`).includes(plain(q.trim())));
  const all = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  const put = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };
  if (fleet.data && others.length === 0) return <p className="text-sm text-muted-foreground">{t("alone")}</p>;
  return (
    <div className="grid gap-3">
      {others.length > 8 ? (
        <Input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      ) : null}
      <label className="flex min-h-9 cursor-pointer items-center gap-3 text-sm font-medium coarse:min-h-11">
        <Checkbox
          checked={all}
          onCheckedChange={(on) =>
            put(
              shown.map(({ id }) => id),
              on === true,
            )
          }
        />
        {t("all", { count: shown.length })}
      </label>
      <ul className="grid max-h-[40dvh] gap-0.5 overflow-y-auto rounded-lg border border-border p-1.5">
        {fleet.data ? null : <Skeleton className="h-40" />}
        {shown.map(({ id, name, site, levels }) => (
          <li key={id}>
            <label className="flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 text-sm hover:bg-accent coarse:min-h-12">
              <Checkbox checked={chosen.has(id)} onCheckedChange={(on) => put([id], on === true)} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block truncate text-xs text-muted-foreground">{site?.name}</span>
              </span>
              <span className="shrink-0 text-xs tabular-nums text-muted-foreground">
                {t("positions", { count: levels.length })}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
