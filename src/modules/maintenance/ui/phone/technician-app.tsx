"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { EmptyState } from "#ui/empty-state.tsx";
import { toast } from "#ui/toaster.tsx";
import { withVisits } from "../../domain/visit-draft.ts";
import type { KeptVisit } from "./kept-visits.ts";
import type { LastData } from "./last-data.ts";
import { BagScreen } from "./bag-screen.tsx";
import { MachineScreen } from "./machine-screen.tsx";
import { PhoneFrame } from "./phone-frame.tsx";
import { PhoneSkeleton } from "./phone-skeleton.tsx";
import { ScanScreen } from "./scan-screen.tsx";
import { TodayScreen } from "./today-screen.tsx";
import { useKept, useOnline, useToday } from "./use-phone.ts";
import { useScreen } from "./use-screen.ts";
import { useWorker } from "./use-worker.ts";

type Props = {
  userId: string;
  institution: string;
  /** The localized path of the visits, under which all screens and the worker's scope lie. */
  base: string;
  signInPath: string;
  deskPath: string;
};

/** The technician's phone: today, the bag, the scanner, a machine. One page, so that it can be kept on the phone whole. */
export function TechnicianApp({ userId, institution, base, signInPath, deskPath }: Props) {
  const t = useTranslations("technician");
  const [screen, go] = useScreen(base);
  const { last, refresh } = useToday(userId);
  const kept = useKept(userId);
  const online = useOnline();
  useWorker(userId, base);
  useNews(kept?.visits, refresh);

  const frame = {
    institution,
    online,
    deskPath,
    unsent: kept?.visits.filter(({ state }) => state === "kept").length ?? 0,
  };
  if (!screen || last === undefined || !kept) {
    return (
      <PhoneFrame {...frame} title={t("title")}>
        <PhoneSkeleton />
      </PhoneFrame>
    );
  }
  const toToday = () => go({ name: "today" });
  if (!last) {
    return (
      <PhoneFrame {...frame} title={t("title")}>
        <EmptyState title={t("noList.title")} description={t(online ? "noList.online" : "noList.offline")} />
      </PhoneFrame>
    );
  }
  const today = { ...last.today, machines: withVisits(last.today.machines, unknownTo(last, kept.visits)) };
  const shared = { ...kept, userId, today, go };
  switch (screen.name) {
    case "today":
      return (
        <PhoneFrame {...frame} title={t("title")}>
          <TodayScreen {...shared} at={last.at} online={online} signInPath={signInPath} />
        </PhoneFrame>
      );
    case "bag":
      return (
        <PhoneFrame {...frame} title={t("bagTitle")} onBack={toToday}>
          <BagScreen {...shared} />
        </PhoneFrame>
      );
    case "scan":
      return (
        <PhoneFrame {...frame} title={t("scanTitle")} onBack={toToday}>
          <ScanScreen today={today} go={go} />
        </PhoneFrame>
      );
    case "machine": {
      const machine = today.machines.find(({ id }) => id === screen.machineId);
      return (
        <PhoneFrame {...frame} title={machine?.name ?? t("title")} onBack={toToday}>
          {machine ? (
            <MachineScreen key={machine.id} {...shared} machine={machine} />
          ) : (
            <EmptyState title={t("machine.unknown.title")} description={t("machine.unknown.description")} />
          )}
        </PhoneFrame>
      );
    }
  }
}

/** Finished visits that the list cannot know of: not sent yet, or after it was made. */
const unknownTo = ({ at }: LastData, visits: readonly KeptVisit[]) =>
  visits
    .filter(({ state, changedAt }) => state === "kept" || (state === "sent" && changedAt > at))
    .toSorted((a, b) => a.visit.leftAt - b.visit.leftAt)
    .map(({ visit }) => visit);

/** Says when a visit was sent or refused while somebody looks, and fetches what it changed. */
function useNews(visits: readonly KeptVisit[] | undefined, refresh: () => void) {
  const t = useTranslations("technician.outbox");
  const before = useRef<Map<string, KeptVisit["state"]>>(null);
  useEffect(() => {
    if (!visits) return;
    for (const { id, state, machineName } of visits) {
      if (before.current?.get(id) !== "kept") continue;
      if (state === "sent") {
        toast.success(t("announceSent", { name: machineName }));
        refresh();
      } else if (state === "refused") toast.error(t("announceRefused", { name: machineName }));
    }
    before.current = new Map(visits.map(({ id, state }) => [id, state]));
  }, [visits, refresh, t]);
}
