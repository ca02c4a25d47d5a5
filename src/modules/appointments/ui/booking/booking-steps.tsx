import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";

const STEPS = ["service", "time", "confirm"] as const;

/** Where one is on the way, and how little is left. */
export function BookingSteps({ current }: { current: (typeof STEPS)[number] }) {
  const t = useTranslations("booking.steps");
  const at = STEPS.indexOf(current);
  return (
    <ol aria-label={t("label")} className="flex items-center gap-2 text-sm">
      {STEPS.map((step, index) => (
        <li key={step} aria-current={step === current ? "step" : undefined} className="flex items-center gap-2">
          {index > 0 ? (
            <span aria-hidden className={cn("h-px w-4 sm:w-8", index <= at ? "bg-primary" : "bg-border-strong")} />
          ) : null}
          <span
            aria-hidden
            className={cn(
              "grid size-6 place-content-center rounded-full text-xs font-semibold tabular-nums",
              index < at && "bg-primary-soft text-primary-text",
              index === at && "bg-primary text-primary-foreground",
              index > at && "border border-border-strong text-muted-foreground",
            )}
          >
            {index < at ? <Check className="size-3.5" strokeWidth={3} /> : index + 1}
          </span>
          <span className={cn(index === at ? "font-medium" : "text-muted-foreground max-sm:sr-only")}>
            {t(step)}
            {index < at ? <span className="sr-only"> {t("done")}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
