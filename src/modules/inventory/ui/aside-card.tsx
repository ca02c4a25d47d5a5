"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import { formatMoney } from "#lib/money.ts";
import { dateOf, formatDate, formatDayTime, formatTime } from "#lib/time.ts";
import { Ago } from "#ui/ago.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import type { AsideSale } from "../queries/set-aside-beside.ts";

type Told = Pick<
  AsideSale,
  "eventId" | "quantity" | "unitPriceMinor" | "soldAt" | "occurredAt" | "receivedAt" | "clock" | "seq"
>;
type Where = { currency: string; timeZone: string; now: number };

/** A sale that was not counted, beside the one it seems to repeat, so that a person can judge. */
export function AsideCard({ sale, onRestore, ...where }: Where & { sale: AsideSale; onRestore?: () => void }) {
  const t = useTranslations("inventory.aside");
  const language = useLocale() === "en" ? "en" : "es-AR";
  const { original, restoredAt } = sale;
  const counted: Told | null = original
    ? { ...original, clock: original.clock === "uncertain" ? "uncertain" : "synced" }
    : null;
  const apart = original
    ? Math.min(Math.abs(sale.soldAt - original.soldAt), Math.abs(sale.occurredAt - original.occurredAt))
    : null;
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-0.5">
          <h2 className="text-lg leading-snug font-semibold">
            {sale.name?.[language] ?? sale.position}{" "}
            <span className="font-mono text-sm font-semibold">{sale.position}</span>
          </h2>
          <p className="text-sm text-muted-foreground">{sale.machine}</p>
        </div>
        <Badge tone={restoredAt === null ? "warning" : "success"} dot>
          {t(restoredAt === null ? "waiting" : "restored")}
        </Badge>
      </div>
      <p className="text-sm leading-relaxed">
        {t(`reasons.${sale.reason}`)}
        {apart === null || sale.reason === "dex" ? null : (
          <span className="text-muted-foreground"> {t("apart", { seconds: Math.round(apart / 1000) })}.</span>
        )}
      </p>
      <div className="grid gap-3 lg:grid-cols-2">
        <Side title={t("counted")} told={counted} other={sale} {...where}>
          {t("noOriginal")}
        </Side>
        <Side title={t("echo")} told={sale} other={counted} tone {...where} />
      </div>
      {restoredAt === null ? (
        onRestore ? (
          <Button variant="outline" className="justify-self-start" onClick={onRestore}>
            {t("restore")}
          </Button>
        ) : null
      ) : (
        <p className="text-sm text-muted-foreground">
          <Restored at={restoredAt} by={sale.restoredBy} {...where} />
        </p>
      )}
    </Card>
  );
}

function Restored({ at, by, timeZone }: Where & { at: number; by: string | null }) {
  const t = useTranslations("inventory.aside");
  const when = formatDayTime(at, timeZone, useLocale());
  return <>{by ? t("restoredBy", { name: by, when }) : t("restoredSomeone", { when })}</>;
}

type SideProps = Where & {
  title: string;
  told: Told | null;
  other: Told | null;
  tone?: boolean;
  /** Said where there is nothing to show. */
  children?: ReactNode;
};

function Side({ title, told, other, tone, currency, timeZone, now, children }: SideProps) {
  const t = useTranslations("inventory.aside");
  const locale = useLocale();
  const exact = (at: number) =>
    `${formatDate(dateOf(at, timeZone), locale)}, ${formatTime(at, timeZone, locale)}:${String(Math.floor(at / 1000) % 60).padStart(2, "0")}`;
  const facts: { name: string; value: ReactNode; differs: boolean }[] = told
    ? [
        { name: t("machineClock"), value: exact(told.soldAt), differs: other?.soldAt !== told.soldAt },
        { name: t("believed"), value: exact(told.occurredAt), differs: other?.occurredAt !== told.occurredAt },
        { name: t("clockWord"), value: t(`clock.${told.clock}`), differs: other?.clock !== told.clock },
        ...(told.seq === null ? [] : [{ name: t("seq"), value: String(told.seq), differs: other?.seq !== told.seq }]),
        { name: t("received"), value: <Ago at={told.receivedAt} now={now} timeZone={timeZone} />, differs: false },
        {
          name: t("price"),
          value: `${String(told.quantity)} × ${formatMoney(told.unitPriceMinor, currency, locale)}`,
          differs: false,
        },
        { name: t("event"), value: <span className="font-mono text-xs break-all">{told.eventId}</span>, differs: true },
      ]
    : [];
  return (
    <section
      className={cn(
        "grid content-start gap-3 rounded-xl border p-4",
        tone ? "border-dashed border-border-strong bg-muted/40" : "border-border",
      )}
    >
      <h3 className="text-sm font-semibold">{title}</h3>
      {told ? (
        <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
          {facts.map(({ name, value, differs }) => (
            <div key={name} className="grid sm:col-span-2 sm:grid-cols-subgrid">
              <dt className="text-muted-foreground">{name}</dt>
              <dd className={cn("tabular-nums", differs && other && "font-semibold")}>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-sm text-muted-foreground">{children}</p>
      )}
    </section>
  );
}
