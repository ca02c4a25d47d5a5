"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Badge } from "#ui/badge.tsx";
import { Field } from "#ui/field.tsx";
import { MoneyField } from "#ui/money-field.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { hasWork, toggleWork, type Work } from "../../domain/visit-draft.ts";
import type { VisitMachine } from "../../queries/todays-visits.ts";
import type { RecordVisit, WorkKind } from "../../schemas.ts";
import { PhotoStrip } from "./photo-strip.tsx";

type Props = {
  visit: RecordVisit;
  photos: readonly Blob[];
  plans: VisitMachine["plans"];
  currency: string;
  edit: (changed: (visit: RecordVisit) => RecordVisit) => void;
  onPhotos: (changed: (photos: Blob[]) => Blob[]) => void;
};

const OTHER: WorkKind[] = ["inspection", "repair", "cleaning"];
const order = { overdue: 0, due: 1, ok: 2 };

/** What was done beside the shelves: what is due, other work, photos, a note. */
export function WorkPanel({ visit, photos, plans, currency, edit, onPhotos }: Props) {
  const t = useTranslations("technician.machine");
  const words = useTranslations("technician");
  const toggle = (work: Pick<Work, "kind" | "planId">) => edit((before) => toggleWork(before, work));
  const cost = (index: number, costMinor: number | null) =>
    edit((before) => ({
      ...before,
      work: before.work.map((work, at) => (at === index ? { ...work, costMinor } : work)),
    }));
  const nameOf = ({ kind, planId }: Work) => plans.find(({ id }) => id === planId)?.name ?? words(`kinds.${kind}`);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {plans.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="text-lg font-semibold">{t("plans")}</h2>
          {plans
            .toSorted((a, b) => order[a.state] - order[b.state])
            .map(({ id, kind, name, state }) => (
              <Tick
                key={id}
                label={name}
                done={hasWork(visit, { kind, planId: id })}
                onToggle={() => toggle({ kind, planId: id })}
                aside={
                  state === "ok" ? null : (
                    <Badge tone={state === "overdue" ? "error" : "warning"}>
                      {words(state === "overdue" ? "planOverdue" : "planDue")}
                    </Badge>
                  )
                }
              />
            ))}
        </section>
      ) : null}
      <section className="grid gap-2">
        <h2 className="text-lg font-semibold">{t("otherWork")}</h2>
        {OTHER.map((kind) => (
          <Tick
            key={kind}
            label={words(`kinds.${kind}`)}
            done={hasWork(visit, { kind })}
            onToggle={() => toggle({ kind })}
          />
        ))}
      </section>
      {visit.work.map((work, index) => (
        <div
          key={work.planId ?? work.kind}
          className="[&_input]:h-14 [&_input]:flex-1 [&_input]:rounded-2xl [&_input]:text-lg"
        >
          <MoneyField
            label={t("cost", { work: nameOf(work) })}
            currency={currency}
            value={work.costMinor ?? Number.NaN}
            onChange={(minor) => cost(index, Number.isNaN(minor) ? null : minor)}
          />
        </div>
      ))}
      <PhotoStrip photos={photos} onChange={onPhotos} />
      <Field label={t("notes")} hint={t("notesHint")} aside={words("optional")}>
        <Textarea
          rows={3}
          maxLength={2000}
          className="rounded-2xl text-lg md:text-lg"
          value={visit.notes ?? ""}
          onChange={({ currentTarget: { value } }) => edit((before) => ({ ...before, notes: value }))}
        />
      </Field>
    </div>
  );
}

type TickProps = { label: string; done: boolean; onToggle: () => void; aside?: React.ReactNode };

function Tick({ label, done, onToggle, aside }: TickProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={done}
      onClick={onToggle}
      className={cn(
        "flex min-h-16 w-full items-center gap-3 rounded-2xl border bg-card px-4 py-2 text-left text-lg shadow-sm",
        done ? "border-secondary" : "border-border",
      )}
    >
      <span
        className={cn(
          "grid size-8 shrink-0 place-content-center rounded-lg border-2",
          done ? "border-secondary bg-secondary text-secondary-foreground" : "border-input bg-card",
        )}
      >
        {done ? <Check aria-hidden strokeWidth={3} className="size-5" /> : null}
      </span>
      <span className="min-w-0 flex-1 leading-tight">{label}</span>
      {aside}
    </button>
  );
}
