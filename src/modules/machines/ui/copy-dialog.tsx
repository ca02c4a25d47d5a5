"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { plain } from "#lib/plain.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Input } from "#ui/input.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { MachineView } from "../queries/machine.ts";
import { useSaving } from "#ui/use-saving.ts";

/** Gives this planogram to other machines: says first what becomes of theirs. */
export function CopyDialog({ machine, onClose }: { machine: MachineView; onClose: () => void }) {
  const t = useTranslations("machines.copy");
  const saving = useSaving();
  const utils = api.useUtils();
  const fleet = api.machines.fleet.useQuery();
  const copies = api.machines.copyPlanogram.useMutation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [q, setQ] = useState("");

  const others = (fleet.data?.machines ?? []).filter(({ id, archived }) => id !== machine.id && !archived);
  const shown = others.filter(({ name, site }) => plain(`${name} ${site?.name ?? ""}`).includes(plain(q.trim())));
  const all = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  const put = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  const copy = async () => {
    const done = await saving(
      () => copies.mutateAsync({ from: machine.id, to: [...chosen] }),
      t("done", { count: chosen.size }),
    );
    if (!done) return;
    void utils.machines.invalidate();
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("lead", { name: machine.name })}</DialogDescription>
        </DialogHeader>
        {fleet.data && others.length === 0 ? (
          <p className="text-sm text-muted-foreground">{t("alone")}</p>
        ) : (
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
            <p className="text-[0.8125rem] leading-snug text-muted-foreground">{t("consequence")}</p>
          </div>
        )}
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button pending={copies.isPending} disabled={chosen.size === 0} onClick={() => void copy()}>
            {t("copy", { count: chosen.size })}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
