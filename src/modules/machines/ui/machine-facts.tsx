"use client";

import { Clock, Cpu, RefreshCw, RotateCw, Signal, Thermometer } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ago } from "#ui/ago.tsx";
import { Card } from "#ui/card.tsx";
import type { MachineView } from "../queries/machine.ts";

type Props = { machine: MachineView; timeZone: string; now: number };

/** Beyond so much its sales' times cannot be believed without ours. */
const CLOCK_OFF_MS = 2 * 60_000;

/** What its last heartbeat said. */
export function MachineFacts({ machine, timeZone, now }: Props) {
  const t = useTranslations("machines.facts");
  const format = useFormatter();
  const { clockOffsetMs: offset, configVersion: wanted, reportedConfigVersion: has } = machine;
  const none = <span className="text-muted-foreground">–</span>;
  const minutes = offset === null ? 0 : Math.round(Math.abs(offset) / 60_000);
  return (
    <Card className="grid grid-cols-2 gap-px overflow-hidden bg-border sm:grid-cols-3 xl:grid-cols-6">
      <Fact icon={<Clock />} label={t("lastSeen")}>
        {machine.lastSeenAt === null ? t("never") : <Ago at={machine.lastSeenAt} now={now} timeZone={timeZone} />}
      </Fact>
      <Fact icon={<Thermometer />} label={t("temperature")}>
        {machine.temperatureC === null
          ? none
          : `${format.number(machine.temperatureC, { maximumFractionDigits: 1 })} °C`}
      </Fact>
      <Fact icon={<Signal />} label={t("signal")}>
        {machine.signalDbm === null ? none : `${format.number(machine.signalDbm)} dBm`}
      </Fact>
      <Fact icon={<RotateCw />} label={t("restarted")}>
        {machine.restartedAt === null ? none : <Ago at={machine.restartedAt} now={now} timeZone={timeZone} />}
      </Fact>
      <Fact icon={<Cpu />} label={t("firmware")}>
        {machine.firmware ?? none}
        {offset !== null && Math.abs(offset) > CLOCK_OFF_MS ? (
          <span className="block text-xs font-normal text-warning">{t("clockOff", { minutes })}</span>
        ) : null}
      </Fact>
      <Fact icon={<RefreshCw />} label={t("config")}>
        {wanted === 0 ? none : t("version", { version: wanted })}
        {wanted > (has ?? 0) ? (
          <span className="block text-xs font-normal text-info">
            {has ? t("pendingFrom", { version: has }) : t("pending")}
          </span>
        ) : null}
      </Fact>
    </Card>
  );
}

const Fact = ({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) => (
  <div className="grid content-start gap-1 bg-card px-4 py-3">
    <span className="flex items-center gap-1.5 text-xs text-muted-foreground [&_svg]:size-3.5">
      {icon}
      {label}
    </span>
    <span className="text-[0.9375rem] font-semibold tabular-nums">{children}</span>
  </div>
);
