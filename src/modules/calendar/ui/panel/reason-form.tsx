"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Textarea } from "#ui/textarea.tsx";

const SHORTEST = 3;
const LONGEST = 500;
const common = { reject: ["full", "hours", "professional", "service"], cancel: ["sick", "closed", "asked"] } as const;

type Props = {
  step: "reject" | "cancel";
  client: { firstName: string; email: string | null };
  onSubmit: (reason: string) => void;
  onBack: () => void;
};

/** The usual reasons at a click, and room for one's own words. A rejection always says why; a cancellation may. */
export function ReasonForm({ step, client, onSubmit, onBack }: Props) {
  const t = useTranslations("calendar.reasons");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const submit = () => {
    const words = reason.trim();
    const enough = words.length >= SHORTEST || (step === "cancel" && words === "");
    setMissing(!enough);
    if (enough) onSubmit(words);
    else field.current?.focus();
  };

  return (
    <form
      className="grid gap-3 rounded-xl border border-border bg-muted/40 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onBack();
      }}
    >
      <p className="text-sm text-pretty">
        {t(`${step}.${client.email ? "consequence" : "consequenceByPhone"}`, { name: client.firstName })}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {common[step].map((key) => {
          const words = t(`${step}.${key}` as "reject.full");
          return (
            <button
              key={key}
              type="button"
              aria-pressed={reason === words}
              onClick={() => {
                setReason(words);
                setMissing(false);
                field.current?.focus();
              }}
              className="min-h-8 rounded-full border border-border-strong bg-card px-3 text-[0.8125rem] hover:border-input aria-pressed:border-primary aria-pressed:bg-primary-soft aria-pressed:text-primary-text coarse:min-h-11"
            >
              {words}
            </button>
          );
        })}
      </div>
      <Field
        label={t("label")}
        aside={step === "cancel" ? t("optional") : undefined}
        error={missing ? t("missing") : undefined}
      >
        <Textarea
          ref={field}
          // The person has just asked for this form; its one field is where they go on.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          rows={2}
          maxLength={LONGEST}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
          }}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onBack}>
          {t("back")}
        </Button>
        <Button variant="destructive" size="sm" type="submit">
          {t(`${step}.submit`)}
        </Button>
      </div>
    </form>
  );
}
