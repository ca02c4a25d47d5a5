"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { formatMoney } from "#lib/money.ts";
import { Ago } from "#ui/ago.tsx";
import { Card } from "#ui/card.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { useVirtualRange } from "#ui/use-virtual-range.ts";
import type { FleetPage, ListedMachine } from "../queries/fleet-page.ts";
import { LevelStrip } from "./level-strip.tsx";
import { StatusMark } from "./status-mark.tsx";

type Props = {
  machines: readonly ListedMachine[];
  /** How many there are, shown or not. */
  found: number;
  fleet: Pick<FleetPage, "currency" | "timeZone" | "now">;
  onEnd: (end: number) => void;
};

const ROW_PX = 69;

/** The same as the cards, a line each: for the hundred that do not fit on a screen. */
export function FleetTable({ machines, found, fleet, onEnd }: Props) {
  const t = useTranslations("machines");
  const locale = useLocale();
  const format = useFormatter();
  const sees = machines.some(({ today }) => today !== null);
  const list = useRef<HTMLDivElement>(null);
  const { start, end, before, after, measure } = useVirtualRange({ count: machines.length, list, rowPx: ROW_PX });
  useEffect(() => onEnd(end), [onEnd, end]);
  const columns = sees ? 8 : 6;
  return (
    <Card ref={list} className="overflow-hidden">
      <Table aria-label={t("fleet.title")} aria-rowcount={found + 1} className="max-md:[&_.wide]:hidden">
        <TableHeader>
          <tr>
            <TableHead>{t("fleet.machine")}</TableHead>
            <TableHead>{t("fleet.state")}</TableHead>
            <TableHead className="wide min-w-40">{t("fleet.levels")}</TableHead>
            <TableHead className="text-right">{t("fleet.alertsShort")}</TableHead>
            <TableHead className="wide text-right">{t("fleet.temperature")}</TableHead>
            {sees ? <TableHead className="wide text-right">{t("fleet.lossShort")}</TableHead> : null}
            {sees ? <TableHead className="wide text-right">{t("fleet.today")}</TableHead> : null}
            <TableHead className="wide text-right">{t("fleet.lastSeen")}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          <Room px={before} columns={columns} />
          {machines.slice(start, end).map((machine, n) => (
            <TableRow key={machine.id} ref={measure} data-index={start + n} aria-rowindex={start + n + 2}>
              <TableCell className="md:min-w-44">
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
              <TableCell className="wide">
                {machine.levels.length > 0 ? <LevelStrip levels={machine.levels} className="h-7" /> : "–"}
              </TableCell>
              <TableCell className="text-right tabular-nums">{machine.alerts > 0 ? machine.alerts : "–"}</TableCell>
              <TableCell className="wide whitespace-nowrap text-right tabular-nums">
                {machine.temperatureC === null
                  ? "–"
                  : `${format.number(machine.temperatureC, { maximumFractionDigits: 1 })} °C`}
              </TableCell>
              {sees ? (
                <TableCell className="wide whitespace-nowrap text-right tabular-nums">
                  {machine.loss ? formatMoney(machine.loss, fleet.currency, locale) : "–"}
                </TableCell>
              ) : null}
              {sees ? (
                <TableCell className="wide whitespace-nowrap text-right tabular-nums">
                  {formatMoney(machine.today?.takingsMinor ?? 0, fleet.currency, locale)}
                </TableCell>
              ) : null}
              <TableCell className="wide whitespace-nowrap text-right text-muted-foreground">
                {machine.lastSeenAt === null ? (
                  "–"
                ) : (
                  <Ago at={machine.lastSeenAt} now={fleet.now} timeZone={fleet.timeZone} />
                )}
              </TableCell>
            </TableRow>
          ))}
          <Room px={after} columns={columns} />
        </TableBody>
      </Table>
    </Card>
  );
}

/** Where rows that are not drawn would stand. */
const Room = ({ px, columns }: { px: number; columns: number }) =>
  px > 0 ? (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height: px }} />
    </tr>
  ) : null;
