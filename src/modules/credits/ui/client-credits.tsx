"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dateOf } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import type { clientCredits } from "../queries/client-credits.ts";
import { AdjustForm } from "./adjust-form.tsx";
import { IssueForm } from "./issue-form.tsx";
import { LotLine } from "./lot-line.tsx";
import { LotTable } from "./lot-table.tsx";
import { MovementList } from "./movement-list.tsx";

type Loaded = Extract<Awaited<ReturnType<typeof clientCredits>>, { ok: true }>;
type Props = { client: { id: string; name: string }; initial: Loaded; canWrite: boolean };

const SHOWN = 5;

/** A client's credits on their page: what is left, what expires when, every movement; and, for whom may, giving and taking. */
export function ClientCredits({ client, initial, canWrite }: Props) {
  const t = useTranslations("credits");
  const [form, setForm] = useState<"issue" | "adjust" | null>(null);
  const [all, setAll] = useState(false);
  const pages = api.credits.ofClient.useInfiniteQuery(
    { clientId: client.id },
    {
      getNextPageParam: (page) => (page.ok ? (page.credits.next ?? undefined) : undefined),
      initialCursor: undefined,
      initialData: { pages: [initial], pageParams: [undefined] },
    },
  );
  const loaded = pages.data.pages.filter((page) => page.ok);
  const { balance, lots, timeZone, now } = (loaded[0] ?? initial).credits;
  const movements = loaded.flatMap((page) => page.credits.movements);
  const actors = Object.assign({}, ...loaded.map((page) => page.actors)) as Record<string, string>;
  const close = () => setForm(null);
  return (
    <section aria-labelledby="credits-title" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="credits-title" className="text-lg font-semibold">
          {t("client.title")}
        </h2>
        {canWrite ? (
          <div className="flex gap-2">
            <Button size="sm" variant="ghost" disabled={balance === 0} onClick={() => setForm("adjust")}>
              <Minus aria-hidden />
              {t("client.adjust")}
            </Button>
            <Button size="sm" variant="outline" onClick={() => setForm("issue")}>
              <Plus aria-hidden />
              {t("client.issue")}
            </Button>
          </div>
        ) : null}
      </div>
      {movements.length === 0 ? (
        <p className="rounded-xl border border-dashed border-border px-4 py-5 text-sm text-muted-foreground">
          {t("client.empty")}
        </p>
      ) : (
        <>
          <div className="overflow-hidden rounded-xl border border-border bg-card">
            <p aria-live="polite" className="px-4 pt-4 text-base font-semibold tabular-nums">
              {t("client.balance", { count: balance })}
            </p>
            {lots.length > 0 ? (
              <>
                <div className="px-4 pt-4">
                  <LotLine lots={lots} now={now} timeZone={timeZone} />
                </div>
                <div className="rounded-none border-t border-border">
                  <LotTable lots={lots} now={now} timeZone={timeZone} />
                </div>
              </>
            ) : (
              <p className="pb-4" />
            )}
          </div>
          <MovementList
            movements={all ? movements : movements.slice(0, SHOWN)}
            timeZone={timeZone}
            now={now}
            audience="staff"
            actors={actors}
          />
          <div className="flex justify-center gap-2 empty:hidden">
            {movements.length > SHOWN ? (
              <Button size="sm" variant="ghost" onClick={() => setAll(!all)}>
                {t(all ? "client.fewer" : "client.all")}
              </Button>
            ) : null}
            {all && pages.hasNextPage ? (
              <Button
                size="sm"
                variant="outline"
                pending={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {t("movements.more")}
              </Button>
            ) : null}
          </div>
        </>
      )}
      <Dialog open={form !== null} onOpenChange={(open) => !open && close()}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>
              {t(form === "adjust" ? "adjustForm.title" : "issueForm.title", { name: client.name })}
            </DialogTitle>
            <DialogDescription>
              {form === "adjust" ? t("adjustForm.description", { count: balance }) : t("issueForm.description")}
            </DialogDescription>
          </DialogHeader>
          {form === "adjust" ? <AdjustForm client={client} balance={balance} onDone={close} /> : null}
          {form === "issue" ? <IssueForm client={client} today={dateOf(now, timeZone)} onDone={close} /> : null}
        </DialogContent>
      </Dialog>
    </section>
  );
}
