"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import { findMachines, machineIdIn } from "../../domain/find-machine.ts";
import type { TodaysVisits } from "../../queries/todays-visits.ts";
import { big } from "./big.ts";
import type { CameraTrouble } from "./camera-trouble.ts";
import { Camera } from "./camera.tsx";
import type { Screen } from "./use-screen.ts";

type Props = { today: TodaysVisits; go: (screen: Screen, replace?: boolean) => void };

/** The code on a machine leads to its page; who cannot scan it types what its label says. */
export function ScanScreen({ today, go }: Props) {
  const t = useTranslations("technician.scanner");
  const [trouble, setTrouble] = useState<CameraTrouble | "foreign" | null>(null);
  const [typed, setTyped] = useState("");
  const known = today.machines;
  const read = useCallback(
    (code: string) => {
      const machineId = machineIdIn(code);
      if (machineId && known.some(({ id }) => id === machineId)) go({ name: "machine", machineId }, true);
      else setTrouble("foreign");
    },
    [known, go],
  );
  const machines = findMachines(known, typed);
  const [only] = machines.length === 1 ? machines : [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {trouble === null || trouble === "foreign" ? (
        <>
          <p className="text-lg">{t("lead")}</p>
          <Camera onCode={read} onTrouble={setTrouble} />
        </>
      ) : null}
      <div role="status">{trouble ? <Notice tone="warning">{t(trouble)}</Notice> : null}</div>
      {trouble === "denied" || trouble === "unusable" ? (
        <Button variant="outline" className={big.normal} onClick={() => setTrouble(null)}>
          {t("again")}
        </Button>
      ) : null}
      <form
        role="search"
        className="grid grid-cols-[minmax(0,1fr)] gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (only) go({ name: "machine", machineId: only.id }, true);
        }}
      >
        <label htmlFor="machine-label" className="text-lg font-semibold">
          {t("choose")}
        </label>
        <div className="relative">
          <Search aria-hidden className="pointer-events-none absolute top-4 left-4 size-6 text-muted-foreground" />
          <Input
            id="machine-label"
            type="search"
            enterKeyHint="go"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={t("typed")}
            value={typed}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
            className="h-14 rounded-2xl pl-12 text-lg coarse:h-14 md:text-lg"
          />
        </div>
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {machines.map(({ id, name, location, serial }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => go({ name: "machine", machineId: id }, true)}
                className={`${big.card} grid min-h-16 w-full grid-cols-[minmax(0,1fr)] content-center px-4 py-2 text-left`}
              >
                <span className="text-lg leading-tight font-semibold">{name}</span>
                <span className="truncate text-sm text-muted-foreground">
                  {[location, serial].filter(Boolean).join(" · ")}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <p role="status" className="text-muted-foreground">
          {machines.length === 0 ? t("notFound", { typed: typed.trim() }) : null}
        </p>
      </form>
    </div>
  );
}
