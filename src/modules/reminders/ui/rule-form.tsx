"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Card, CardContent } from "#ui/card.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { useLanguages } from "#ui/languages.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import { PLACEHOLDERS, unknownPlaceholders } from "../domain/placeholders.ts";
import type { ReminderPage } from "../queries/list-rules.ts";
import { OFFSET_MAX, OFFSET_MIN, SaveReminderRule } from "../schemas.ts";
import { LetterPreview } from "./letter-preview.tsx";
import { UNITS, type Unit, unitOf } from "./offset-words.ts";
import { ServiceChoice } from "./service-choice.tsx";

type Rule = ReminderPage["rules"][number];
type Locale = "es-AR" | "en";
type Props = { rule: Rule | null; services: ReminderPage["services"]; onClose: () => void };

const empty = { "es-AR": "", en: "" };
const LANGUAGES = [
  ["es-AR", "spanish"],
  ["en", "english"],
] as const;

/** One reminder: when, for what, and in which words, beside the letter that they make. */
export function RuleForm({ rule, services, onClose }: Props) {
  const t = useTranslations("reminders.form");
  const names = useTranslations("reminders.placeholders");
  const refusal = useRefusalWords();
  const saving = api.reminders.saveRule.useMutation();
  const initialUnit = unitOf(rule?.offsetMin ?? 1440);
  const [unit, setUnit] = useState<Unit>(initialUnit);
  const [amount, setAmount] = useState(String((rule?.offsetMin ?? 1440) / UNITS[initialUnit]));
  const [serviceIds, setServiceIds] = useState(rule?.serviceIds ?? null);
  const [subject, setSubject] = useState(rule?.subject ?? empty);
  const [body, setBody] = useState(rule?.body ?? empty);
  const [active, setActive] = useState(rule?.active ?? true);
  const languages = useLanguages();
  const asked = LANGUAGES.filter(([code]) => languages.includes(code));
  const [language, setLanguage] = useState<Locale>(languages[0]);
  const [tried, setTried] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);

  const offsetMin = Math.round(Number(amount) * UNITS[unit]);
  const input = { ...(rule ? { id: rule.id } : {}), offsetMin, serviceIds, subject, body, active };
  const wordsProblem = (words: string, longest: number): string | undefined => {
    const [unknown] = unknownPlaceholders(words);
    if (unknown !== undefined) return t("unknown", { placeholder: `{${unknown}}` });
    if (words.trim().length > longest) return t("tooLong");
    return tried && words.trim() === "" ? t("missing") : undefined;
  };
  const problems = {
    offset: offsetMin >= OFFSET_MIN && offsetMin <= OFFSET_MAX ? undefined : t("whenWrong"),
    services: serviceIds?.length === 0 && tried ? t("someMissing") : undefined,
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const parsed = SaveReminderRule.safeParse(input);
    const other = asked
      .map(([code]) => code)
      .find((code) =>
        [subject[code], body[code]].some((words) => words.trim() === "" || unknownPlaceholders(words).length > 0),
      );
    if (
      other &&
      [subject[language], body[language]].every((words) => words.trim() && unknownPlaceholders(words).length === 0)
    )
      setLanguage(other);
    if (!parsed.success || other) return;
    try {
      const result = await saving.mutateAsync(parsed.data);
      if (!result.ok) return void toast.error(refusal(result.reason));
      toast.success(t("saved"));
      onClose();
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
    }
  };
  const insert = (name: string) => {
    const at = text.current?.selectionStart ?? body[language].length;
    const until = text.current?.selectionEnd ?? at;
    setBody({ ...body, [language]: `${body[language].slice(0, at)}{${name}}${body[language].slice(until)}` });
    text.current?.focus();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => void save(event)}
      className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] gap-6"
    >
      <PageHeader title={t(rule ? "edit" : "new")} description={t("hint")} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Card>
          <CardContent className="grid gap-6">
            <Field label={t("when")} hint={t("whenHint")} error={problems.offset}>
              {(control) => (
                <div className="flex max-w-xs gap-2">
                  <Input
                    {...control}
                    inputMode="numeric"
                    value={amount}
                    className="w-24"
                    onChange={(event) => setAmount(event.target.value.replace(/\D/g, "").slice(0, 5))}
                  />
                  <NativeSelect
                    aria-label={t("unit")}
                    value={unit}
                    onChange={(event) => setUnit(event.target.value as Unit)}
                  >
                    {Object.keys(UNITS).map((each) => (
                      <option key={each} value={each}>
                        {t(each)}
                      </option>
                    ))}
                  </NativeSelect>
                </div>
              )}
            </Field>
            <ServiceChoice services={services} chosen={serviceIds} error={problems.services} onChange={setServiceIds} />
            <div className="grid gap-4 border-t border-border pt-6">
              {asked.length > 1 ? (
                <SegmentedControl
                  label={t("language")}
                  value={language}
                  onValueChange={setLanguage}
                  segments={asked.map(([value, label]) => ({ value, label: t(label) }))}
                  className="justify-self-start"
                />
              ) : null}
              <Field label={t("subject")} error={wordsProblem(subject[language], 150)}>
                <Input
                  lang={language}
                  value={subject[language]}
                  maxLength={200}
                  onChange={(event) => setSubject({ ...subject, [language]: event.target.value })}
                />
              </Field>
              <Field label={t("body")} hint={t("bodyHint")} error={wordsProblem(body[language], 2000)}>
                <Textarea
                  ref={text}
                  lang={language}
                  rows={7}
                  value={body[language]}
                  maxLength={2500}
                  onChange={(event) => setBody({ ...body, [language]: event.target.value })}
                />
              </Field>
              <div className="grid gap-2">
                <p className="text-[0.8125rem] text-muted-foreground">{t("insert")}</p>
                <div className="flex flex-wrap gap-1.5">
                  {PLACEHOLDERS.map((name) => (
                    <button
                      key={name}
                      type="button"
                      title={`{${name}}`}
                      onClick={() => insert(name)}
                      className="inline-flex h-7 items-center rounded-full border border-border-strong bg-card px-2.5 text-xs font-medium hover:bg-accent coarse:h-10 coarse:px-3.5"
                    >
                      {names(name)}
                    </button>
                  ))}
                </div>
              </div>
            </div>
            <label className="flex cursor-pointer items-center gap-2.5 text-sm">
              <Checkbox checked={active} onCheckedChange={(on) => setActive(on === true)} /> {t("active")}
            </label>
            <div className="flex flex-col-reverse gap-2 border-t border-border pt-5 sm:flex-row sm:justify-end">
              <Button variant="outline" onClick={onClose}>
                {t("cancel")}
              </Button>
              <Button type="submit" pending={saving.isPending}>
                {t("save")}
              </Button>
            </div>
          </CardContent>
        </Card>
        <LetterPreview words={useMemo(() => ({ subject, body }), [subject, body])} language={language} />
      </div>
    </form>
  );
}
