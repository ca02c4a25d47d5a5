"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Notice } from "#ui/notice.tsx";
import type { TodaysVisits } from "../../queries/todays-visits.ts";
import { big } from "./big.ts";
import { Camera, type CameraTrouble } from "./camera.tsx";
import type { Screen } from "./use-screen.ts";

type Props = { today: TodaysVisits; base: string; go: (screen: Screen, replace?: boolean) => void };

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The code on a machine leads to its page; who cannot scan it finds the machine by its name. */
export function ScanScreen({ today, go }: Props) {
  const t = useTranslations("technician.scanner");
  const [trouble, setTrouble] = useState<CameraTrouble | "foreign" | null>(null);
  const known = today.machines;
  const read = useCallback(
    (code: string) => {
      const machineId = UUID.exec(code.replace(/[?#].*$/, ""))?.[0];
      if (machineId && known.some(({ id }) => id === machineId)) go({ name: "machine", machineId }, true);
      else setTrouble("foreign");
    },
    [known, go],
  );
  const machines = known.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {trouble === "denied" || trouble === "none" ? null : (
        <>
          <p className="text-lg">{t("lead")}</p>
          <Camera onCode={read} onTrouble={setTrouble} />
        </>
      )}
      {trouble ? <Notice tone="warning">{t(trouble)}</Notice> : null}
      <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <h2 className="text-lg font-semibold">{t("choose")}</h2>
        <ul className="grid gap-2">
          {machines.map(({ id, name, location }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => go({ name: "machine", machineId: id }, true)}
                className={`${big.card} grid min-h-16 w-full content-center px-4 py-2 text-left`}
              >
                <span className="text-lg leading-tight font-semibold">{name}</span>
                <span className="truncate text-sm text-muted-foreground">{location}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
