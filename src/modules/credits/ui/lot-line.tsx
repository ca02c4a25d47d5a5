import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { datePart, dateOf } from "#lib/time.ts";
import { pinLots, type LotPin } from "../domain/lot-pins.ts";
import type { CreditLot } from "../queries/client-credits.ts";

type Props = { lots: readonly CreditLot[]; now: number; timeZone: string };

/** Lots on a line of time, by when they expire. The same facts are in the table beside it. */
export function LotLine({ lots, now, timeZone }: Props) {
  const t = useTranslations("credits.lots");
  const locale = useLocale();
  const { pins, lasting } = pinLots(lots, dateOf(now, timeZone));
  if (pins.length === 0) return null;
  const day = (date: string) => datePart(date, locale, { day: "numeric", month: "short" }).replace(".", "");
  const label = ({ from, until }: LotPin) => (from === until ? day(from) : `${day(from)} – ${day(until)}`);
  return (
    <div role="img" aria-label={t("picture")} className="flex h-[5.5rem] items-start">
      <div className="relative mr-8 ml-5 h-full flex-1">
        <span className="absolute inset-x-0 top-[1.1875rem] -ml-5 h-0.5 rounded-full bg-border-strong" />
        <span className="absolute top-3 -left-5 h-4 w-0.5 rounded-full bg-border-strong" />
        <span className="absolute top-[3.25rem] -left-5 text-xs text-muted-foreground">
          {pins.some(({ at }) => at < 22) ? null : t("today")}
        </span>
        {pins.map((pin) => (
          <span
            key={pin.from}
            style={{ left: `${pin.at}%` }}
            className="absolute top-0 grid w-24 -translate-x-1/2 justify-items-center gap-2.5"
          >
            <Coin amount={pin.amount} tone={pin.soon ? "soon" : "dated"} />
            <span
              className={cn(
                "text-center text-xs leading-tight",
                pin.soon ? "font-medium text-warning" : "text-muted-foreground",
              )}
            >
              {label(pin)}
            </span>
          </span>
        ))}
      </div>
      {lasting > 0 ? (
        <div className="relative h-full w-24 shrink-0">
          <span className="absolute top-[1.1875rem] -left-8 right-1/2 h-0 border-t-2 border-dotted border-border-strong" />
          <span className="absolute inset-x-0 top-0 grid justify-items-center gap-2.5">
            <Coin amount={lasting} tone="lasting" />
            <span className="text-center text-xs leading-tight text-muted-foreground">{t("noExpiry")}</span>
          </span>
        </div>
      ) : null}
    </div>
  );
}

const tones = {
  soon: "bg-warning-soft text-warning ring-warning/50",
  dated: "bg-primary-soft text-primary-text ring-primary/40",
  lasting: "bg-secondary-soft text-secondary-text ring-secondary/40",
};

function Coin({ amount, tone }: { amount: number; tone: keyof typeof tones }) {
  return (
    <span
      className={cn(
        "grid h-10 min-w-10 place-content-center rounded-full px-2.5 text-base font-semibold tabular-nums ring-1",
        tones[tone],
      )}
    >
      {amount}
    </span>
  );
}
