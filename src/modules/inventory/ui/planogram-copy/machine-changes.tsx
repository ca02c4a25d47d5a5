"use client";

import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import type { PreviewedChange, PreviewedMachine } from "../../queries/copy-preview.ts";
import { answerAll, type Answers, isAsked, keyOf, type Said, saidOf } from "./answers.ts";

type Props = {
  machine: PreviewedMachine;
  answers: Answers;
  /** Keys of positions that were left without an answer. */
  missing: readonly string[];
  onChange: (answers: Answers) => void;
};

/** What a copy changes in one machine, and what somebody says lies there. */
export function MachineChanges({ machine, answers, missing, onChange }: Props) {
  const t = useTranslations("inventory.copy");
  const { machineId, name, changes, kept } = machine;
  const movable = changes.some(({ movesTo, stock }) => movesTo.length > 0 && stock > 0);
  return (
    <section
      aria-label={name}
      className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-xl border border-border p-3 sm:p-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="grid gap-0.5">
          <h3 className="font-semibold break-words">{name}</h3>
          <p className="text-[0.8125rem] text-muted-foreground">
            {changes.length === 0 ? t("nothingChanges") : t("changes", { count: changes.length, kept })}
          </p>
        </div>
        {changes.some(isAsked) ? (
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" size="sm" onClick={() => onChange(answerAll(answers, machine, "empty"))}>
              {t("allEmpty")}
            </Button>
            {movable ? (
              <Button variant="outline" size="sm" onClick={() => onChange(answerAll(answers, machine, "moved"))}>
                {t("allMoved")}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {changes.length > 0 ? (
        <ul className="divide-y divide-border">
          {changes.map((change) => (
            <Change
              key={change.position}
              id={keyOf(machineId, change.position)}
              change={change}
              said={saidOf(answers, machineId, change)}
              isMissing={missing.includes(keyOf(machineId, change.position))}
              onChange={(said) => onChange({ ...answers, [keyOf(machineId, change.position)]: said })}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

type ChangeProps = {
  id: string;
  change: PreviewedChange;
  said: Said;
  isMissing: boolean;
  onChange: (said: Said) => void;
};

function Change({ id, change, said, isMissing, onChange }: ChangeProps) {
  const t = useTranslations("inventory.copy");
  const language = useLocale() === "en" ? "en" : "es-AR";
  const { position, was, becomes, same, stock, movesTo } = change;
  return (
    <li className="grid grid-cols-[3rem_minmax(0,1fr)] items-start gap-x-3 gap-y-2 py-3">
      <span className="pt-0.5 font-mono text-sm font-semibold">{position}</span>
      <div className="grid gap-2">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm leading-snug">
          {was && !same ? <span>{was.name[language]}</span> : null}
          {was && !same ? <ArrowRight aria-label={t("becomes")} className="size-3.5 text-muted-foreground" /> : null}
          <span className={becomes ? "font-medium" : "text-destructive"}>
            {becomes ? becomes.name[language] : t("leaves")}
          </span>
        </p>
        {was === null ? (
          <p className="text-[0.8125rem] text-muted-foreground">{t("isNew")}</p>
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-[0.8125rem] text-muted-foreground">
              {t("onRecord", { count: stock, product: was.name[language] })}
            </span>
            <NativeSelect
              data-key={id}
              aria-label={t("whatLies", { position })}
              aria-invalid={isMissing || undefined}
              className="w-full sm:w-56"
              value={said.lies}
              onChange={(event) => onChange({ ...said, lies: event.target.value as Said["lies"] })}
            >
              <option value="" disabled>
                {t("choose")}
              </option>
              <option value="empty">{t("lies.empty")}</option>
              {movesTo.length > 0 && stock > 0 ? (
                <option value="moved">{t("lies.moved", { positions: movesTo.join(", ") })}</option>
              ) : null}
              <option value="counted">{t("lies.counted", { product: (becomes ?? was).name[language] })}</option>
            </NativeSelect>
            {said.lies === "counted" ? (
              <Input
                type="number"
                inputMode="numeric"
                min={0}
                max={10_000}
                aria-label={t("howMany", { position })}
                aria-invalid={isMissing || undefined}
                className="w-24 text-right tabular-nums"
                value={said.typed}
                onChange={(event) => onChange({ ...said, typed: event.target.value })}
              />
            ) : null}
          </div>
        )}
      </div>
    </li>
  );
}
