"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import { Card } from "#ui/card.tsx";
import type { SetupState } from "../queries/setup-state.ts";
import { HoursStep } from "./hours-step.tsx";
import { ProfessionalStep } from "./professional-step.tsx";
import { ServiceStep } from "./service-step.tsx";
import { ShareStep } from "./share-step.tsx";

type Props = {
  state: SetupState;
  currency: string;
  /** The public page's address. */
  url: string;
  me: { firstName: string; lastName: string };
};

const STEPS = ["service", "professional", "hours", "shared"] as const;

/** From nothing to a page that can be booked: four steps, of which one is open and the done ones are ticked. */
export function SetupCard({ state, currency, url, me }: Props) {
  const t = useTranslations("setup");
  const current = STEPS.find((step) => !state[step]);
  const done = STEPS.filter((step) => state[step]).length;
  const forms: Record<(typeof STEPS)[number], ReactNode> = {
    service: <ServiceStep currency={currency} />,
    professional: <ProfessionalStep me={me} />,
    hours: <HoursStep professionals={state.withoutHours} />,
    shared: <ShareStep url={url} />,
  };
  return (
    <Card className="mx-auto w-full max-w-3xl overflow-hidden">
      <header className="grid gap-3 border-b border-border p-5 sm:p-6">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h1 className="text-xl font-semibold leading-tight sm:text-2xl">{t("title")}</h1>
          <p className="text-sm tabular-nums text-muted-foreground">{t("progress", { done, all: STEPS.length })}</p>
        </div>
        <div aria-hidden className="flex gap-1.5">
          {STEPS.map((step) => (
            <span key={step} className={cn("h-1.5 flex-1 rounded-full", state[step] ? "bg-primary" : "bg-muted")} />
          ))}
        </div>
      </header>
      <ol className="divide-y divide-border">
        {STEPS.map((step, at) => (
          <li
            key={step}
            aria-current={step === current ? "step" : undefined}
            className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 p-5 sm:px-6"
          >
            <span
              className={cn(
                "grid size-8 place-content-center rounded-full border text-sm font-semibold tabular-nums",
                state[step]
                  ? "border-transparent bg-success-soft text-success"
                  : step === current
                    ? "border-transparent bg-primary text-primary-foreground"
                    : "border-border text-muted-foreground",
              )}
            >
              {state[step] ? <Check aria-hidden className="size-4" /> : at + 1}
              {state[step] ? <span className="sr-only">{t("done")}</span> : null}
            </span>
            <div className="grid gap-4 self-center">
              <div className="grid gap-0.5">
                <h2 className={cn("text-base font-semibold", state[step] && "font-medium text-muted-foreground")}>
                  {t(`steps.${step}.title`)}
                </h2>
                {step === current ? <p className="text-sm text-muted-foreground">{t(`steps.${step}.text`)}</p> : null}
              </div>
              {step === current ? forms[step] : null}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
