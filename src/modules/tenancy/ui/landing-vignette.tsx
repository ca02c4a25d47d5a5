import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Arch } from "#ui/arch.tsx";
import { Avatar } from "#ui/avatar.tsx";

const days = [
  ["mon", 24],
  ["tue", 25],
  ["wed", 26],
  ["thu", 27],
  ["fri", 28],
] as const;

const times = ["09:00", "09:45", "10:30", "11:15", "15:00", "15:45"];

/** A booking as it looks, standing in the arch. A picture: nothing in it can be pressed. */
export function LandingVignette() {
  const t = useTranslations("landing.vignette");
  return (
    <div role="img" aria-label={t("label")} className="relative px-3 sm:px-6">
      <div aria-hidden>
        <Arch className="absolute inset-0" />
        <div className="relative mx-auto max-w-[19rem] pt-[9.5rem]">
          <div className="grid gap-4 rounded-t-2xl border border-b-0 border-border bg-card p-5 shadow-lg">
            <div className="flex items-center gap-3">
              <Avatar name="Lucía Ferrari" tone={1} />
              <div className="min-w-0 leading-snug">
                <p className="truncate font-semibold">{t("service")}</p>
                <p className="truncate text-[0.8125rem] text-muted-foreground">{t("detail")}</p>
              </div>
            </div>
            <div className="grid grid-cols-5 gap-1.5">
              {days.map(([day, date]) => (
                <div
                  key={day}
                  className={cn(
                    "grid justify-items-center rounded-lg border border-transparent py-1.5 leading-tight",
                    date === 24 ? "bg-secondary text-secondary-foreground" : "bg-muted",
                    date === 26 && "bg-transparent text-muted-foreground",
                  )}
                >
                  <span className="text-[0.6875rem]">{t(`days.${day}`)}</span>
                  <span className="text-base font-semibold tabular-nums">{date}</span>
                </div>
              ))}
            </div>
            <div className="grid grid-cols-3 gap-1.5 text-sm font-medium tabular-nums">
              {times.map((time) => (
                <div
                  key={time}
                  className={cn(
                    "rounded-lg border py-2 text-center",
                    time === "10:30"
                      ? "border-primary bg-primary-soft text-primary-text ring-1 ring-primary"
                      : "border-border-strong",
                    time === "15:00" && "border-transparent bg-muted text-muted-foreground line-through",
                  )}
                >
                  {time}
                </div>
              ))}
            </div>
            <div className="flex items-center justify-between gap-3">
              <p className="text-[0.8125rem] leading-tight text-muted-foreground">
                {t("held")}
                <span className="block font-semibold text-foreground tabular-nums">09:41</span>
              </p>
              <span className="rounded-lg bg-primary px-5 py-2.5 text-sm font-medium text-primary-foreground shadow-sm">
                {t("confirm")}
              </span>
            </div>
          </div>
        </div>
        <div className="absolute -bottom-10 left-2 flex items-center gap-2.5 rounded-xl border border-border bg-popover py-2.5 pr-4 pl-3 shadow-lg sm:-left-6">
          <span className="grid size-7 place-content-center rounded-full bg-success-soft text-success">
            <Check className="size-4" strokeWidth={2.5} />
          </span>
          <p className="text-[0.8125rem] leading-tight">
            <span className="block font-semibold">{t("mailTitle")}</span>
            <span className="text-muted-foreground">{t("mailBody")}</span>
          </p>
        </div>
      </div>
    </div>
  );
}
