"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import type { StockLine } from "../queries/stock-lines.ts";
import type { PositionOutlook } from "../queries/stock-outlook.ts";
import { LinesSheet } from "./lines-sheet.tsx";

type Props = {
  position: Pick<PositionOutlook, "machineId" | "machine" | "position" | "name">;
  /** Only what was sold since; since 0 is what was ever sold. */
  soldSince?: number;
  timeZone: string;
  onClose: () => void;
};

/** The movements that make a position's stock, each with what was left after it; or what it sold. */
export function StockLinesSheet({ position, soldSince, timeZone, onClose }: Props) {
  const t = useTranslations("inventory.movements");
  const locale = useLocale();
  const language = locale === "en" ? "en" : "es-AR";
  const format = useFormatter();
  const { machineId, machine } = position;
  const query = api.figures.stockLines.useInfiniteQuery(
    { machineId, position: position.position, limit: 50, ...(soldSince !== undefined && { soldSince }) },
    { getNextPageParam: (page) => (page.ok ? (page.next ?? undefined) : undefined) },
  );
  const pages = query.data?.pages.filter((page) => page.ok) ?? [];
  const total = pages[0]?.total ?? { lines: 0, units: 0 };
  const isSold = soldSince !== undefined;
  // What was left after a line: all of them, less those that came after it.
  let left = total.units;
  const lines = pages
    .flatMap((page) => page.lines)
    .map((line) => {
      const after = left;
      left -= line.quantity;
      return { line, after };
    });
  return (
    <LinesSheet
      title={t("title", { product: position.name[language] })}
      lead={t(soldSince === 0 ? "everSoldLead" : isSold ? "soldLead" : "lead", {
        machine,
        position: position.position,
      })}
      none={t("none")}
      shown={lines.length}
      total={total.lines}
      query={query}
      onClose={onClose}
      sum={
        <>
          <span className="text-sm text-muted-foreground">{t(isSold ? "sold" : "sum")}</span>
          <span className="font-display text-2xl font-semibold tabular-nums" data-sum>
            {format.number(isSold ? -total.units : total.units)}
          </span>
          <span className="text-sm text-muted-foreground">
            {!isSold && total.units < 0 ? t("below", { count: total.units }) : t("lines", { count: total.lines })}
          </span>
        </>
      }
    >
      {lines.map(({ line, after }) => (
        <Line key={line.id} line={line} after={isSold ? null : after} timeZone={timeZone} />
      ))}
    </LinesSheet>
  );
}

const LATE_MS = 15 * 60_000;

function Line({ line, after, timeZone }: { line: StockLine; after: number | null; timeZone: string }) {
  const t = useTranslations("inventory.movements");
  const locale = useLocale();
  const format = useFormatter();
  const at = (instant: number) => formatDayTime(instant, timeZone, locale);
  const details = [
    at(line.occurredAt),
    t(`because.${line.because}`),
    line.by ? t("by", { name: line.by }) : null,
    line.recordedAt - line.occurredAt > LATE_MS ? t("late", { at: at(line.recordedAt) }) : null,
  ].filter((each) => each !== null);
  return (
    <li className="grid grid-cols-[3.25rem_minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5 py-3 text-sm">
      <span
        className={cn(
          "text-base font-semibold tabular-nums",
          line.quantity > 0 ? "text-success" : line.kind === "sale" ? "text-foreground" : "text-destructive",
        )}
      >
        {format.number(line.quantity, { signDisplay: "always" })}
      </span>
      <span className="font-medium">{t(`kinds.${line.kind}`)}</span>
      <span className="text-[0.8125rem] tabular-nums text-muted-foreground">
        {after === null ? null : t("balance", { count: after })}
      </span>
      <span className="col-span-2 col-start-2 text-[0.8125rem] text-muted-foreground">{details.join(" · ")}</span>
      {line.note ? <span className="col-span-2 col-start-2 text-[0.8125rem] break-words">«{line.note}»</span> : null}
    </li>
  );
}
