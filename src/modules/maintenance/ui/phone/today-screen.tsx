"use client";

import { PackageOpen, QrCode } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { TodaysVisits, VisitMachine } from "../../queries/todays-visits.ts";
import { big } from "./big.ts";
import type { KeptVisit, Tour } from "./kept-visits.ts";
import { MachineCard } from "./machine-card.tsx";
import { Outbox } from "./outbox.tsx";
import { changeTour } from "./use-phone.ts";
import type { Screen } from "./use-screen.ts";
import { useVisitWords } from "./visit-words.ts";

type Props = {
  today: TodaysVisits;
  /** When the list was fetched: epoch milliseconds by this phone. */
  at: number;
  visits: KeptVisit[];
  tour: Tour;
  userId: string;
  online: boolean;
  signInPath: string;
  go: (screen: Screen) => void;
};

/** Where to go today, the most at stake first, site by site. */
export function TodayScreen({ today, at, visits, tour, userId, online, signInPath, go }: Props) {
  const t = useTranslations("technician");
  const words = useVisitWords(today);
  const open = visits.filter(({ state }) => state === "open");
  const chosen = tour.machineIds.filter((id) => today.machines.some((machine) => machine.id === id));
  const choose = (id: string, wanted: boolean) =>
    changeTour(tour, { machineIds: wanted ? [...chosen, id] : chosen.filter((each) => each !== id), packed: [] });

  // What goes no further without its author comes before what is still to be done.
  const held = visits.some(
    ({ state, reason }) => state === "refused" || (state === "kept" && reason === "UNAUTHENTICATED"),
  );
  const outbox = (
    <Outbox visits={visits} userId={userId} online={online} signInPath={signInPath} words={words} go={go} />
  );

  if (today.machines.length === 0)
    return <EmptyState title={t("noMachines.title")} description={t("noMachines.description")} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Button className={big.primary} onClick={() => go({ name: "scan" })}>
        <QrCode aria-hidden /> {t("scan")}
      </Button>
      {open.length > 0 ? (
        <section aria-label={t("openVisits")} className="grid gap-2">
          {open.map(({ id, machineName, visit }) => (
            <Button
              key={id}
              variant="secondary"
              className={`${big.primary} flex-col gap-0 [&>span]:flex-col [&>span]:gap-0`}
              onClick={() => go({ name: "machine", machineId: visit.machineId })}
            >
              <span className="max-w-full truncate">{t("goOn", { name: machineName })}</span>
              <span className="text-sm font-normal">{t("goOnSince", { when: words.when(visit.arrivedAt) })}</span>
            </Button>
          ))}
        </section>
      ) : null}
      {held ? outbox : null}
      {bySite(today.machines).map(({ site, machines }) => (
        <section key={site?.id ?? "none"} className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <div>
            <h2 className="text-lg font-semibold">{site?.name ?? t("withoutSite")}</h2>
            {site?.address ? <p className="text-sm text-muted-foreground">{site.address}</p> : null}
          </div>
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
            {machines.map((machine) => (
              <li key={machine.id}>
                <MachineCard
                  machine={machine}
                  words={words}
                  visited={lastDone(visits, machine.id)}
                  chosen={chosen.includes(machine.id)}
                  onChoose={(wanted) => choose(machine.id, wanted)}
                  onOpen={() => go({ name: "machine", machineId: machine.id })}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {held ? null : outbox}
      <p className="text-sm text-muted-foreground">{t("listFrom", { when: words.when(at) })}</p>
      {chosen.length > 0 ? (
        <div className={big.foot}>
          <Button
            variant="secondary"
            className={`${big.primary} mx-auto flex w-full max-w-xl`}
            onClick={() => go({ name: "bag" })}
          >
            <PackageOpen aria-hidden /> {t("packBag", { count: chosen.length })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** When this phone last finished a visit there, sent or not. */
function lastDone(visits: readonly KeptVisit[], machineId: string): number | null {
  const done = visits.filter(
    ({ state, visit }) => (state === "kept" || state === "sent") && visit.machineId === machineId,
  );
  return done.length > 0 ? Math.max(...done.map(({ visit }) => visit.leftAt)) : null;
}

/** Machines that stand together, the site with most at stake first: the list comes ranked. */
function bySite(machines: readonly VisitMachine[]) {
  const sites = [...Map.groupBy(machines, ({ site }) => site?.id ?? null).values()];
  return sites
    .map((list) => ({
      site: list[0]?.site ?? null,
      machines: list,
      score: list.reduce((sum, { score }) => sum + score, 0),
    }))
    .toSorted((a, b) => b.score - a.score);
}
