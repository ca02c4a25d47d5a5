"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { formatMoney } from "#lib/money.ts";
import { Ago } from "#ui/ago.tsx";
import { Card } from "#ui/card.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import type { Fleet, FleetMachine } from "../queries/fleet.ts";
import { LevelStrip } from "./level-strip.tsx";
import { StatusMark } from "./status-mark.tsx";

type Props = { machines: readonly FleetMachine[]; fleet: Pick<Fleet, "currency" | "timeZone" | "now"> };

/** The same as the cards, a line each: for the hundred that do not fit on a screen. */
export function FleetTable({ machines, fleet }: Props) {
  const t = useTranslations("machines");
  const locale = useLocale();
  const format = useFormatter();
  const sees = machines.some(({ today }) => today !== null);
  return (
    <Card className="overflow-hidden">
      <Table aria-label={t("fleet.title")}>
        <TableHeader>
          <tr>
            <TableHead>{t("fleet.machine")}</TableHead>
            <TableHead>{t("fleet.state")}</TableHead>
            <TableHead className="min-w-40">{t("fleet.levels")}</TableHead>
            <TableHead className="text-right">{t("fleet.alertsShort")}</TableHead>
            <TableHead className="text-right">{t("fleet.temperature")}</TableHead>
            {sees ? <TableHead className="text-right">{t("fleet.today")}</TableHead> : null}
            <TableHead className="text-right">{t("fleet.lastSeen")}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {machines.map((machine) => (
            <TableRow key={machine.id}>
              <TableCell className="min-w-44">
                <Link
                  href={{ pathname: "/staff/machines/[id]", params: { id: machine.id } }}
                  className="font-medium underline-offset-4 hover:underline"
                >
                  {machine.name}
                </Link>
                <p className="text-[0.8125rem] text-muted-foreground">{machine.site?.name ?? machine.location}</p>
              </TableCell>
              <TableCell>
                <StatusMark status={machine.status} />
              </TableCell>
              <TableCell>
                {machine.levels.length > 0 ? <LevelStrip levels={machine.levels} className="h-7" /> : "–"}
              </TableCell>
              <TableCell className="text-right tabular-nums">{machine.alerts > 0 ? machine.alerts : "–"}</TableCell>
              <TableCell className="whitespace-nowrap text-right tabular-nums">
                {machine.temperatureC === null
                  ? "–"
                  : `${format.number(machine.temperatureC, { maximumFractionDigits: 1 })} °C`}
              </TableCell>
              {sees ? (
                <TableCell className="whitespace-nowrap text-right tabular-nums">
                  {formatMoney(machine.today?.takingsMinor ?? 0, fleet.currency, locale)}
                </TableCell>
              ) : null}
              <TableCell className="whitespace-nowrap text-right text-muted-foreground">
                {machine.lastSeenAt === null ? (
                  "–"
                ) : (
                  <Ago at={machine.lastSeenAt} now={fleet.now} timeZone={fleet.timeZone} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
