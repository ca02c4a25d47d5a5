"use client";

import { Check, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { toast } from "#ui/toaster.tsx";
import { sumUp } from "../../domain/visit-draft.ts";
import type { TodaysVisits, VisitMachine } from "../../queries/todays-visits.ts";
import type { RecordVisit } from "../../schemas.ts";
import { big } from "./big.ts";
import { Confirm } from "./confirm.tsx";
import { FinishSheet } from "./finish-sheet.tsx";
import type { KeptVisit } from "./kept-visits.ts";
import { finishVisit } from "./send-visits.ts";
import { ShelfList } from "./shelf-list.tsx";
import { useDraft } from "./use-draft.ts";
import type { Screen } from "./use-screen.ts";
import { useVisitWords } from "./visit-words.ts";
import { WorkPanel } from "./work-panel.tsx";

type Props = {
  machine: VisitMachine;
  today: TodaysVisits;
  userId: string;
  visits: KeptVisit[];
  go: (screen: Screen, replace?: boolean) => void;
};

const TABS = ["refill", "count", "waste", "work"] as const;

/** At the machine: refill, count, take out, do work, done. */
export function MachineScreen({ machine, today, userId, visits, go }: Props) {
  const t = useTranslations("technician.machine");
  const finished = useTranslations("technician.finish");
  const words = useVisitWords(today);
  const { draft, change, discard } = useDraft(userId, machine, visits);
  const [tab, setTab] = useState<(typeof TABS)[number]>("refill");
  const [asking, setAsking] = useState<"finish" | "discard" | null>(null);
  const { visit, photos } = draft;
  const { nothing } = sumUp(visit);
  const edit = (changed: (visit: RecordVisit) => RecordVisit) =>
    change((before) => ({ ...before, visit: changed(before.visit) }));

  const finish = async () => {
    const leftAt = Math.max(visit.arrivedAt, Date.now());
    await finishVisit({ ...draft, visit: { ...visit, leftAt } });
    toast.success(finished("saved"));
    go({ name: "today" }, true);
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="text-muted-foreground">
        {machine.location} · {t("arrived", { when: words.when(visit.arrivedAt) })}
      </p>
      <div className="sticky top-[calc(4rem+env(safe-area-inset-top))] z-10 -mx-4 bg-background/95 px-4 py-1 backdrop-blur-sm">
        <SegmentedControl
          label={t("tabs")}
          value={tab}
          onValueChange={setTab}
          segments={TABS.map((value) => ({ value, label: t(value) }))}
          className="flex w-full rounded-2xl [&>button]:h-14 [&>button]:rounded-xl [&>button]:px-1 [&>button]:text-base"
        />
      </div>
      {tab === "work" ? (
        <WorkPanel
          visit={visit}
          photos={photos}
          plans={machine.plans}
          currency={today.currency}
          edit={edit}
          onPhotos={(changed) => change((before) => ({ ...before, photos: changed(before.photos) }))}
        />
      ) : (
        <ShelfList key={tab} mode={tab} machine={machine} products={today.products} visit={visit} edit={edit} />
      )}
      {nothing && photos.length === 0 ? null : (
        <Button variant="ghost" className={big.normal} onClick={() => setAsking("discard")}>
          <Trash2 aria-hidden /> {t("cancel")}
        </Button>
      )}
      <div className={big.foot}>
        <Button className={`${big.primary} mx-auto flex w-full max-w-xl`} onClick={() => setAsking("finish")}>
          <Check aria-hidden /> {t("finish")}
        </Button>
      </div>
      <FinishSheet
        open={asking === "finish"}
        name={machine.name}
        visit={visit}
        photos={photos.length}
        onClose={() => setAsking(null)}
        onFinish={finish}
      />
      <Confirm
        open={asking === "discard"}
        title={t("cancelTitle")}
        text={t("cancelText", { name: machine.name })}
        keep={t("keep")}
        action={t("cancel")}
        onClose={() => setAsking(null)}
        onConfirm={() => void discard().then(() => go({ name: "today" }, true))}
      />
    </div>
  );
}
