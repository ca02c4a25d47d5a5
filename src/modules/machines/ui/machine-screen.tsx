"use client";

import { Archive, ArchiveRestore, ArrowLeft, MapPin, Pencil, QrCode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#ui/tabs.tsx";
import type { MachineView } from "../queries/machine.ts";
import type { PlanogramPosition } from "../queries/planogram.ts";
import type { ListedSite } from "../queries/sites.ts";
import { ClimateTab } from "./climate-tab.tsx";
import { KeysTab } from "./keys-tab.tsx";
import { LabelDialog } from "./label-dialog.tsx";
import { MachineFacts } from "./machine-facts.tsx";
import { MachineForm } from "./machine-form.tsx";
import { Photo } from "./product-photo.tsx";
import { Planogram } from "./planogram.tsx";
import { RequestsTab } from "./requests-tab.tsx";
import { StatusMark } from "./status-mark.tsx";
import { useLiveMachines } from "./use-live-machines.ts";
import { useArchive } from "./use-archive.ts";

type Props = {
  initial: MachineView;
  sites: readonly ListedSite[];
  timeZone: string;
  now: number;
  may: { edit: boolean };
  /** What the modules above have to say of this machine. */
  stock: (machine: MachineView) => ReactNode;
  onStock: (slot: PlanogramPosition) => void;
  /** Gives its planogram to other machines, and where its own was copied from. */
  copying: { onCopy: () => void; copied: ReactNode };
  sales?: ReactNode;
  alerts?: ReactNode;
  visits?: ReactNode;
};

/** A machine, from its shelves to its wires. */
export function MachineScreen(props: Props) {
  const { initial, sites, timeZone, now, may, stock, onStock, copying, sales, alerts, visits } = props;
  const t = useTranslations("machines");
  const utils = api.useUtils();
  const params = useSearchParams();
  const [editing, setEditing] = useState(false);
  const [labelling, setLabelling] = useState(false);
  const { id } = initial;
  const answer = api.machines.get.useQuery(
    { machineId: id },
    { initialData: { ok: true, machine: initial }, refetchInterval: 60_000 },
  );
  const machine = answer.data.ok ? answer.data.machine : initial;
  const refresh = useCallback(() => void utils.machines.invalidate(), [utils]);
  useLiveMachines(refresh, id);
  const archive = useArchive(api.machines.archive.useMutation().mutateAsync, refresh);

  const tabs = [
    {
      key: "planogram",
      body: <Planogram machine={machine} editable={may.edit && !machine.archived} onStock={onStock} {...copying} />,
    },
    { key: "stock", body: stock(machine) },
    ...(sales ? [{ key: "sales", body: sales }] : []),
    { key: "climate", body: <ClimateTab machineId={id} timeZone={timeZone} /> },
    ...(alerts ? [{ key: "alerts", body: alerts }] : []),
    ...(visits ? [{ key: "visits", body: visits }] : []),
    { key: "keys", body: <KeysTab machine={machine} timeZone={timeZone} now={now} editable={may.edit} /> },
    ...(may.edit ? [{ key: "requests", body: <RequestsTab machineId={id} timeZone={timeZone} /> }] : []),
  ];
  const asked = params.get("tab");
  const tab = tabs.find(({ key }) => key === asked)?.key ?? "planogram";
  const open = (next: string) =>
    window.history.replaceState(null, "", next === "planogram" ? window.location.pathname : `?tab=${next}`);

  return (
    <div className="grid max-w-7xl grid-cols-[minmax(0,1fr)] gap-5">
      <div>
        <Link
          href="/staff/machines"
          className="inline-flex items-center gap-1.5 rounded-md text-sm text-muted-foreground hover:text-foreground coarse:min-h-11"
        >
          <ArrowLeft aria-hidden className="size-4" /> {t("fleet.title")}
        </Link>
      </div>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 items-start gap-4">
          {machine.photoId ? <Photo id={machine.photoId} className="size-16 rounded-xl" /> : null}
          <div className="grid min-w-0 gap-1.5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="text-2xl font-semibold leading-tight break-words sm:text-[1.75rem]">{machine.name}</h1>
              <StatusMark status={machine.status} />
              {machine.archived ? <Badge>{t("screen.archived")}</Badge> : null}
            </div>
            <p className="flex items-start gap-1.5 text-muted-foreground">
              <MapPin aria-hidden className="mt-1 size-4 shrink-0" />
              {machine.site ? `${machine.site.name} · ` : ""}
              {machine.location}
            </p>
          </div>
        </div>
        {may.edit ? (
          <div className="flex gap-2">
            <Button variant="outline" onClick={() => setEditing(true)}>
              <Pencil aria-hidden /> {t("screen.edit")}
            </Button>
            <Button variant="outline" size="icon" aria-label={t("label.title")} onClick={() => setLabelling(true)}>
              <QrCode aria-hidden />
            </Button>
            <Button
              variant="outline"
              size="icon"
              aria-label={machine.archived ? t("screen.restore") : t("screen.archive")}
              onClick={() => void archive(id, !machine.archived)}
            >
              {machine.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            </Button>
          </div>
        ) : null}
      </header>
      {machine.archived ? <Notice>{t("screen.archivedText")}</Notice> : null}
      <MachineFacts machine={machine} timeZone={timeZone} now={now} />
      <Tabs value={tab} onValueChange={open} className="grid-cols-[minmax(0,1fr)]">
        <TabsList aria-label={machine.name}>
          {tabs.map(({ key }) => (
            <TabsTrigger key={key} value={key}>
              {t(`tabs.${key}`)}
            </TabsTrigger>
          ))}
        </TabsList>
        {tabs.map(({ key, body }) => (
          <TabsContent key={key} value={key}>
            {body}
          </TabsContent>
        ))}
      </Tabs>
      {labelling ? <LabelDialog machine={machine} onClose={() => setLabelling(false)} /> : null}
      {editing ? (
        <MachineForm
          machine={machine}
          sites={sites}
          timeZone={timeZone}
          onClose={() => setEditing(false)}
          onSaved={refresh}
        />
      ) : null}
    </div>
  );
}
