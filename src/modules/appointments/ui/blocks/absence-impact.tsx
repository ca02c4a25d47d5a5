"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, formatTime } from "#lib/time.ts";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import type { ImpactChoice } from "../../block-schemas.ts";
import type { LocalizedText } from "#modules/catalog/tables.ts";
import { changesOf, decideAll, proposalOf, type Choices } from "./absence-decisions.ts";

type Proposal = { start: number; end: number; professionalId: string; professional: string };
type Beneath = {
  id: string;
  start: number;
  end: number;
  service: LocalizedText;
  client: { firstName: string; lastName: string; email: string | null; phone: string | null };
  proposals: Proposal[];
};
export type Decided = { choices: Choices; message: string };

type Props = {
  appointments: readonly Beneath[];
  timeZone: string;
  professionalId: string;
  decided: Decided;
  refusedId: string | null;
  onDecide: (decided: Decided) => void;
};

const moveTo = (id: string, { start, professionalId }: Proposal): ImpactChoice => ({
  id,
  do: "move",
  start,
  professionalId,
});

/** What lies beneath an absence, and what becomes of each: it stays, it is cancelled, or it moves. */
export function AbsenceImpact({ appointments, timeZone, professionalId, decided, refusedId, onDecide }: Props) {
  const t = useTranslations("availability.impact");
  const locale = useLocale() as "es-AR" | "en";
  const { choices, message } = decided;

  const all = (choose: (one: Beneath) => ImpactChoice | null) =>
    onDecide({ ...decided, choices: decideAll(appointments, choose) });
  const choose = (one: Beneath, value: string) => {
    const next = new Map(choices);
    const proposal = one.proposals[Number(value)];
    if (value === "keep" || value === "cancel") next.set(one.id, { id: one.id, do: value });
    else if (proposal) next.set(one.id, moveTo(one.id, proposal));
    onDecide({ ...decided, choices: next });
  };
  const valueOf = (one: Beneath): string => {
    const choice = choices.get(one.id);
    if (choice?.do !== "move") return choice?.do ?? "";
    const at = proposalOf(one, choice);
    return at < 0 ? "" : String(at);
  };
  const changed = new Set(changesOf(appointments, choices).map(({ id }) => id));
  const silent = appointments.filter(({ id, client }) => changed.has(id) && !client.email);

  return (
    <section
      aria-label={t("title", { count: appointments.length })}
      className="grid gap-3 rounded-xl border border-border p-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-sans text-sm font-semibold tracking-normal">
          {t("title", { count: appointments.length })}
        </h3>
        <div className="flex flex-wrap gap-1.5">
          <Button
            type="button"
            size="sm"
            variant="outline"
            onClick={() => all((one) => (one.proposals[0] ? moveTo(one.id, one.proposals[0]) : null))}
          >
            {t("moveAll")}
          </Button>
          <Button type="button" size="sm" variant="outline" onClick={() => all(({ id }) => ({ id, do: "cancel" }))}>
            {t("cancelAll")}
          </Button>
          <Button type="button" size="sm" variant="ghost" onClick={() => all(({ id }) => ({ id, do: "keep" }))}>
            {t("keepAll")}
          </Button>
        </div>
      </div>
      <ul className="grid max-h-[19rem] gap-1 overflow-y-auto">
        {appointments.map((one) => {
          const name = `${one.client.firstName} ${one.client.lastName}`.trim();
          const when = formatDayTime(one.start, timeZone, locale);
          return (
            <li
              key={one.id}
              className={cn(
                "grid items-center gap-x-3 gap-y-1.5 rounded-lg px-2 py-1.5 sm:grid-cols-[minmax(0,1fr)_17rem]",
                refusedId === one.id && "bg-destructive-soft ring-1 ring-destructive",
              )}
            >
              <span className="min-w-0 text-sm">
                <span className="block truncate font-medium">{name}</span>
                <span className="block truncate text-[0.8125rem] tabular-nums text-muted-foreground">
                  {when} – {formatTime(one.end, timeZone, locale)} · {one.service[locale]}
                </span>
              </span>
              <NativeSelect
                aria-label={t("choose", { name, when })}
                value={valueOf(one)}
                onChange={(event) => choose(one, event.target.value)}
              >
                <option value="" disabled>
                  {t("decide")}
                </option>
                <option value="keep">{t("keep")}</option>
                <option value="cancel">{t("cancel")}</option>
                {one.proposals.length > 0 ? (
                  <optgroup label={t("moveTo")}>
                    {one.proposals.map((proposal, index) => (
                      <option key={`${proposal.start}${proposal.professionalId}`} value={index}>
                        {/* The closed list shows this line alone. */}→{" "}
                        {formatDayTime(proposal.start, timeZone, locale)}
                        {proposal.professionalId === professionalId ? "" : ` · ${proposal.professional}`}
                      </option>
                    ))}
                  </optgroup>
                ) : (
                  <option disabled>{t("nowhere")}</option>
                )}
              </NativeSelect>
            </li>
          );
        })}
      </ul>
      {changed.size > 0 ? (
        <Field label={t("message")} hint={t("messageHint")} error={message.trim() ? undefined : t("messageMissing")}>
          <Input
            value={message}
            maxLength={500}
            onChange={(event) => onDecide({ ...decided, message: event.target.value })}
          />
        </Field>
      ) : null}
      {silent.length > 0 ? (
        <p className="text-[0.8125rem] text-muted-foreground">{t("silent", { count: silent.length })}</p>
      ) : null}
    </section>
  );
}
