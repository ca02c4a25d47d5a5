"use client";

import { CalendarClock, Check, CheckCheck, Undo2, UserX, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDayTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { StaffCancelForm } from "./staff-cancel-form.tsx";
import { StaffMoveForm } from "./staff-move-form.tsx";
import { ReasonForm } from "./reason-form.tsx";
import type { AppointmentView, StaffStep } from "../types.ts";
import { useNow } from "#lib/use-now.ts";
import { useSteps } from "./use-steps.ts";

type Props = { appointment: AppointmentView; allowed: readonly StaffStep[]; timeZone: string };

/** What can be done now. What tells the client why asks for the reason in place, and says what will happen. */
export function AppointmentSteps({ appointment, allowed, timeZone }: Props) {
  const t = useTranslations("calendar.steps");
  const m = useTranslations("moving.staff");
  const locale = useLocale();
  const take = useSteps();
  const [asking, setAsking] = useState<{ step: "reject" | "cancel" | "move"; id: string } | null>(null);
  // A panel that now shows another appointment must not keep the question about the last one.
  const open = asking?.id === appointment.id ? asking.step : null;
  // Nobody has come, or failed to come, before the hour.
  const begun = appointment.start <= useNow(0);
  if (allowed.length === 0) return null;

  const ask = (step: "reject" | "cancel" | "move") => setAsking({ step, id: appointment.id });
  const onBack = () => setAsking(null);
  if (open === "cancel") return <StaffCancelForm key={appointment.id} appointment={appointment} onBack={onBack} />;
  if (open === "move")
    return <StaffMoveForm key={appointment.id} appointment={appointment} timeZone={timeZone} onBack={onBack} />;
  if (open) {
    return (
      <ReasonForm
        step={open}
        client={appointment.client}
        onBack={onBack}
        onSubmit={(reason) => {
          setAsking(null);
          void take(open, appointment, reason);
        }}
      />
    );
  }
  const can = (step: StaffStep) => allowed.includes(step) && (begun || (step !== "complete" && step !== "no_show"));
  // A request is turned down. Both would be one choice too many; but of a series only a cancellation reaches the others.
  const mayCancel = can("cancel") && (!can("reject") || appointment.seriesId !== null);
  const waits = !begun && allowed.includes("complete");
  return (
    <div className="flex flex-wrap gap-2">
      {can("confirm") ? (
        <Button onClick={() => void take("confirm", appointment)}>
          <Check aria-hidden />
          {t("confirm")}
        </Button>
      ) : null}
      {can("complete") ? (
        <Button variant="secondary" onClick={() => void take("complete", appointment)}>
          <CheckCheck aria-hidden />
          {t("complete")}
        </Button>
      ) : null}
      {can("no_show") ? (
        <Button variant="outline" onClick={() => void take("no_show", appointment)}>
          <UserX aria-hidden />
          {t("no_show")}
        </Button>
      ) : null}
      {can("reject") && !mayCancel ? (
        <Button variant="outline" onClick={() => ask("reject")}>
          <X aria-hidden />
          {t("reject")}
        </Button>
      ) : null}
      {can("cancel") ? (
        <Button variant="outline" onClick={() => ask("move")}>
          <CalendarClock aria-hidden />
          {m("move")}
        </Button>
      ) : null}
      {mayCancel ? (
        <Button variant="outline" onClick={() => ask("cancel")}>
          <X aria-hidden />
          {t("cancel")}
        </Button>
      ) : null}
      {(["undo_complete", "undo_confirm"] as const).filter(can).map((step) => (
        <Button key={step} variant="outline" onClick={() => void take(step, appointment)}>
          <Undo2 aria-hidden />
          {t(step)}
        </Button>
      ))}
      {waits ? (
        <p className="basis-full text-sm text-muted-foreground">
          {t("fromStart", { when: formatDayTime(appointment.start, timeZone, locale) })}
        </p>
      ) : null}
    </div>
  );
}
