"use client";

import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { formatDayTime } from "#lib/time.ts";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { toast } from "#ui/toaster.tsx";
import type { Reach } from "../../queries/lock-series.ts";
import { personName } from "../appointment-words.ts";
import { TakenNotice } from "../booking/taken-notice.tsx";
import { ANY, type Slot } from "../booking/types.ts";
import type { Changeable } from "./consequence-words.tsx";
import { FreeTimes } from "./free-times.tsx";
import { ReachChoice } from "./reach-choice.tsx";
import { useChange, type Answer } from "./use-change.ts";

type Props = { appointment: Changeable; timeZone: string; linkKey?: string | undefined };

/** Another time: chosen first, then both side by side, and only then taken. */
export function MoveOwn({ appointment, timeZone, linkKey }: Props) {
  const t = useTranslations("moving");
  const locale = useLocale();
  const router = useRouter();
  const words = useRefusalWords();
  const [open, setOpen] = useState(false);
  const [reach, setReach] = useState<Reach>("this");
  const [whose, setWhose] = useState<"same" | "any">("same");
  const [slot, setSlot] = useState<Slot | null>(null);
  const [refused, setRefused] = useState<Answer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const change = useChange({ id: appointment.id, linkKey, reach });
  const offer = api.booking.services.useQuery(undefined, { enabled: open, staleTime: 60_000 });
  const utils = api.useUtils();
  const people = offer.data?.services.find(({ id }) => id === appointment.serviceId)?.professionals ?? [];
  const own = appointment.professional;
  const nameOf = (id: string) => personName(people.find((one) => one.id === id) ?? own);

  const choose = (chosen: Slot | null) => {
    setSlot(chosen);
    setRefused(null);
    setFault(null);
  };
  const submit = async (to: Slot) => {
    setFault(null);
    try {
      const answer = await change.move(to);
      if (answer.reason) {
        setRefused(answer);
        void utils.booking.slots.invalidate();
        return;
      }
      setOpen(false);
      choose(null);
      toast.success(t("moved", { when: formatDayTime(to.start, timeZone, locale) }));
      router.refresh();
    } catch (error) {
      setFault(words(error as ApiError));
    }
  };

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{t("open")}</Button>
      </DialogTrigger>
      <DialogContent className="sm:max-w-xl">
        <DialogHeader>
          <DialogTitle>{t(slot ? "confirmTitle" : "title")}</DialogTitle>
          <DialogDescription>
            {t("current", { when: formatDayTime(appointment.start, timeZone, locale), name: personName(own) })}
          </DialogDescription>
        </DialogHeader>
        {slot ? (
          <>
            <dl className="grid grid-cols-[1fr_auto_1fr] items-center gap-3 rounded-xl border border-border bg-muted/40 p-4 text-sm">
              <div className="grid gap-0.5">
                <dt className="text-muted-foreground">{t("before")}</dt>
                <dd className="line-through decoration-muted-foreground first-letter:uppercase">
                  {formatDayTime(appointment.start, timeZone, locale)}
                </dd>
              </div>
              <ArrowRight aria-hidden className="size-4 text-muted-foreground" />
              <div className="grid gap-0.5">
                <dt className="text-muted-foreground">{t("after")}</dt>
                <dd className="font-semibold first-letter:uppercase">{formatDayTime(slot.start, timeZone, locale)}</dd>
                {slot.professionalId === own.id ? null : <dd>{t("with", { name: nameOf(slot.professionalId) })}</dd>}
              </div>
            </dl>
            {appointment.seriesId && !linkKey ? <ReachChoice value={reach} onChange={setReach} /> : null}
            <p className="text-sm text-muted-foreground">
              {t(appointment.status === "pending" ? "stillPending" : "sameTerms")}
            </p>
            {refused?.reason === "SLOT_TAKEN" && refused.alternatives.length > 0 ? (
              <TakenNotice alternatives={refused.alternatives} timeZone={timeZone} taking={null} onTake={choose} />
            ) : refused?.reason ? (
              <Notice
                tone="warning"
                title={refused.start && reach !== "this" ? formatDayTime(refused.start, timeZone, locale) : undefined}
              >
                {words(refused.reason)}
              </Notice>
            ) : null}
            {fault ? <Notice tone="error">{fault}</Notice> : null}
            <DialogFooter>
              <Button variant="ghost" onClick={() => choose(null)}>
                {t("otherTime")}
              </Button>
              <Button pending={change.isPending} onClick={() => void submit(slot)}>
                {t("confirm")}
              </Button>
            </DialogFooter>
          </>
        ) : (
          <>
            {people.length > 1 ? (
              <SegmentedControl
                label={t("whose")}
                value={whose}
                onValueChange={setWhose}
                segments={[
                  { value: "same", label: personName(own) },
                  { value: "any", label: t("anyone") },
                ]}
              />
            ) : null}
            {open ? (
              <FreeTimes
                serviceId={appointment.serviceId}
                professional={whose === "same" ? own.id : ANY}
                onAny={() => setWhose("any")}
                near={appointment.start}
                timeZone={timeZone}
                taking={null}
                onTake={choose}
              />
            ) : null}
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}
