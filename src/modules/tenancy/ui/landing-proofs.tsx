import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";

/** Each promise as a small picture of the thing itself. */
export function DoubleProof() {
  const t = useTranslations("landing.promises.double");
  return (
    <div className="mx-auto grid w-full max-w-sm gap-2 text-[0.8125rem]">
      <div className="ml-[8%] flex w-[58%] items-center justify-between rounded-lg border-l-4 border-event-1 bg-event-1-soft px-3 py-2.5 tabular-nums">
        <span className="font-semibold">10:30</span>
        <span className="text-muted-foreground">11:15</span>
      </div>
      <div className="ml-[34%] flex w-[58%] items-center justify-between rounded-lg border border-dashed border-destructive bg-destructive-soft px-3 py-2.5 text-destructive tabular-nums">
        <span className="font-semibold line-through">10:45</span>
        <span className="line-through">11:30</span>
      </div>
      <p className="pt-2 text-center leading-snug">
        <span className="font-medium">{t("taken")}</span>
        <span className="block text-muted-foreground tabular-nums">{t("near")}</span>
      </p>
    </div>
  );
}

export function ClockProof() {
  const t = useTranslations("landing.promises.clock");
  return (
    <div className="flex items-center justify-center gap-6 sm:gap-8">
      <Clock label={t("before")} utc="12:00 UTC" />
      <svg
        viewBox="0 0 48 16"
        className="w-10 text-primary-text"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      >
        <path d="M2 8h42M37 2l7 6-7 6" />
      </svg>
      <Clock label={t("after")} utc="13:00 UTC" />
    </div>
  );
}

function Clock({ label, utc }: { label: string; utc: string }) {
  return (
    <div className="grid justify-items-center gap-1.5 text-[0.8125rem] leading-tight">
      <svg viewBox="0 0 80 80" className="size-[5.5rem]" fill="none">
        <circle cx="40" cy="40" r="37" fill="var(--card)" stroke="var(--secondary)" strokeWidth="4" />
        {[0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].map((turn) => (
          <path
            key={turn}
            d={turn % 90 === 0 ? "M40 9v6" : "M40 9v3"}
            transform={`rotate(${turn} 40 40)`}
            stroke="var(--muted-foreground)"
            strokeWidth={turn % 90 === 0 ? 2.5 : 1.5}
          />
        ))}
        <path d="M40 40H22" stroke="var(--foreground)" strokeWidth="4" strokeLinecap="round" />
        <path d="M40 40V16" stroke="var(--foreground)" strokeWidth="3" strokeLinecap="round" />
        <circle cx="40" cy="40" r="3.5" fill="var(--primary)" />
      </svg>
      <span className="font-medium">{label}</span>
      <span className="text-xs text-muted-foreground tabular-nums">{utc}</span>
    </div>
  );
}

export function TenantsProof() {
  const t = useTranslations("landing.promises.tenants");
  return (
    <div className="mx-auto flex w-full max-w-xs items-end justify-center gap-5">
      <House label={t("yours")} open />
      <div className="h-28 w-px self-center border-l-2 border-dashed border-border-strong" />
      <House label={t("theirs")} />
    </div>
  );
}

function House({ label, open }: { label: string; open?: boolean }) {
  return (
    <div className="grid justify-items-center gap-2 text-[0.8125rem]">
      <div
        className={`relative h-[6.5rem] w-24 rounded-t-full border-2 border-b-0 p-3 pt-9 ${open ? "border-primary bg-primary-soft" : "border-input bg-muted"}`}
      >
        {open ? (
          <div className="grid gap-1.5">
            <span className="h-1.5 rounded-full bg-primary" />
            <span className="h-1.5 w-3/4 rounded-full bg-primary opacity-60" />
            <span className="h-1.5 rounded-full bg-primary opacity-80" />
            <span className="h-1.5 w-1/2 rounded-full bg-primary opacity-60" />
          </div>
        ) : (
          <Lock className="mx-auto mt-1 size-6 text-muted-foreground" />
        )}
      </div>
      <span className={open ? "font-medium" : "text-muted-foreground"}>{label}</span>
    </div>
  );
}

export function LedgerProof() {
  const t = useTranslations("landing.promises.ledger");
  const lines = [
    [t("bought"), "+4"],
    [t("used"), "−1"],
    [t("returned"), "+1"],
  ];
  return (
    <dl className="mx-auto grid w-full max-w-xs text-sm">
      {lines.map(([why, amount]) => (
        <div key={why} className="flex justify-between border-b border-border py-1.5">
          <dt className="text-muted-foreground">{why}</dt>
          <dd className="font-medium tabular-nums">{amount}</dd>
        </div>
      ))}
      <div className="flex justify-between border-t-2 border-foreground/70 pt-2 font-semibold">
        <dt>{t("balance")}</dt>
        <dd className="tabular-nums">4</dd>
      </div>
    </dl>
  );
}
