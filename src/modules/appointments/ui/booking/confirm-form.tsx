"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { useDraft } from "#lib/use-draft.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Textarea } from "#ui/textarea.tsx";
import type { PayWith } from "../../domain/paid-with.ts";
import { PaymentChoice, type CreditFacts } from "./payment-choice.tsx";

const NOTES_MAX = 2000;
/** From here on the count is worth seeing. */
const NOTES_COUNTED = 1500;

/** By which a button elsewhere on the page submits it. */
export const CONFIRM_FORM = "confirm-form";

type Props = {
  holdId: string;
  autoConfirm: boolean;
  credits: CreditFacts | null;
  payWith: PayWith;
  onPayWith: (payWith: PayWith) => void;
  /** Credits went in another tab meanwhile. */
  onTooFew: (known: { needed: number; balance: number }) => void;
  onExpired: () => void;
  onSignedOut: () => void;
  /** Whether it is being confirmed. */
  onBusy: (isBusy: boolean) => void;
};

/** The last step. Confirming twice books once: the server answers the same, and this stays pending until the page has changed. */
export function ConfirmForm(props: Props) {
  const { holdId, autoConfirm, credits, payWith, onPayWith, onTooFew, onExpired, onSignedOut, onBusy } = props;
  const t = useTranslations("booking.hold");
  const locale = useLocale();
  const router = useRouter();
  const words = useRefusalWords();
  const [notes, setNotes, forgetNotes] = useDraft(`notes ${holdId}`);
  const [leaving, setLeaving] = useState(false);
  const tooLong = notes.length > NOTES_MAX;
  const confirm = api.booking.confirm.useMutation({
    onSuccess: (answer) => {
      if (answer.ok) {
        setLeaving(true);
        forgetNotes();
        // In place of this page, so that going back leads to the times and not to a form that is used up.
        router.replace({ pathname: "/appointments/[id]", params: { id: answer.appointmentId } });
      } else if (answer.reason === "HOLD_EXPIRED") onExpired();
      else if (answer.reason === "NO_CREDIT") onTooFew(answer);
    },
    onError: (error) => {
      if (error.data?.code === "UNAUTHENTICATED") onSignedOut();
    },
  });
  const isBusy = confirm.isPending || leaving;
  useEffect(() => onBusy(isBusy), [isBusy, onBusy]);
  const count = new Intl.NumberFormat(locale).format(notes.length);
  return (
    <form
      id={CONFIRM_FORM}
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (tooLong || isBusy) return;
        confirm.mutate({ holdId, ...(credits && { payWith }), ...(notes.trim() ? { notes } : {}) });
      }}
    >
      <Field
        label={t("notes")}
        aside={
          notes.length >= NOTES_COUNTED ? (
            <span className={cn("tabular-nums", tooLong && "text-destructive")}>
              {t("notesCount", { count, max: NOTES_MAX })}
            </span>
          ) : (
            t("optional")
          )
        }
        hint={t("notesHint")}
        error={tooLong ? t("notesTooLong", { over: notes.length - NOTES_MAX }) : undefined}
      >
        <Textarea name="notes" value={notes} onChange={(event) => setNotes(event.target.value)} className="max-h-64" />
      </Field>
      {confirm.error && confirm.error.data?.code !== "UNAUTHENTICATED" ? (
        <Notice tone="error" title={t("failed")}>
          {words(confirm.error)}
        </Notice>
      ) : null}
      {credits ? <PaymentChoice {...credits} value={payWith} onChange={onPayWith} /> : null}
      {/* On a phone the bar at the bottom has it. */}
      <Button type="submit" size="lg" pending={isBusy} className="w-full max-lg:hidden">
        {autoConfirm ? t("confirm") : t("request")}
      </Button>
    </form>
  );
}
