"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDate } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Skeleton } from "#ui/skeleton.tsx";

type Holiday = { key: string; name: string; startsOn: string; endsOn: string };
type Props = { today: string; onClose: (holiday: Holiday) => void };

/** The public holidays of a country or region: each closes the institution only when somebody says so. */
export function HolidaysCard({ today, onClose }: Props) {
  const t = useTranslations("availability.closures.holidays");
  const locale = useLocale() as "es-AR" | "en";
  const words = useRefusalWords();
  const thisYear = Number(today.slice(0, 4));
  const [asked, setAsked] = useState<{ country: string | null; region: string | null; year: number }>({
    country: null,
    region: null,
    year: thisYear,
  });
  const query = api.closures.holidays.useQuery(asked, { placeholderData: keepPreviousData });
  const found = query.data?.ok ? query.data : null;
  const type = (name: string) => (t.has(name) ? t(name) : "");

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-[1fr_1fr_6rem]">
          <Field label={t("country")}>
            <NativeSelect
              value={asked.country ?? found?.country ?? ""}
              onChange={({ target: { value } }) => setAsked({ ...asked, country: value, region: null })}
            >
              {found?.countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("region")}>
            <NativeSelect
              disabled={!found || found.regions.length === 0}
              value={asked.region ?? ""}
              onChange={({ target: { value } }) =>
                setAsked({ ...asked, country: found?.country ?? asked.country, region: value || null })
              }
            >
              <option value="">{t("wholeCountry")}</option>
              {found?.regions.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("year")}>
            <NativeSelect
              value={asked.year}
              onChange={({ target: { value } }) => setAsked({ ...asked, year: Number(value) })}
            >
              {[thisYear, thisYear + 1, thisYear + 2].map((year) => (
                <option key={year}>{year}</option>
              ))}
            </NativeSelect>
          </Field>
        </div>
        {query.error ? <Notice tone="error">{words(query.error)}</Notice> : null}
        {!found && !query.error ? <Skeleton className="h-64" /> : null}
        {found?.holidays.length === 0 ? <p className="text-sm text-muted-foreground">{t("empty")}</p> : null}
        {found && found.holidays.length > 0 ? (
          <ul className="divide-y divide-border rounded-xl border border-border" aria-busy={query.isFetching}>
            {found.holidays.map((holiday) => (
              <li key={holiday.key} className="flex min-h-14 items-center justify-between gap-3 px-4 py-2.5">
                <div className="grid min-w-0 gap-0.5">
                  <p className="text-sm font-medium text-pretty">{holiday.name}</p>
                  <p className="text-[0.8125rem] text-muted-foreground">
                    {formatDate(holiday.startsOn, locale)} · {type(holiday.type)}
                  </p>
                </div>
                <State
                  holiday={holiday}
                  closed={holiday.closureId !== null}
                  over={holiday.endsOn < today}
                  onClose={() => onClose(holiday)}
                />
              </li>
            ))}
          </ul>
        ) : null}
      </CardContent>
    </Card>
  );
}

type StateProps = { holiday: Holiday; closed: boolean; over: boolean; onClose: () => void };

function State({ holiday, closed, over, onClose }: StateProps) {
  const t = useTranslations("availability.closures.holidays");
  const locale = useLocale() as "es-AR" | "en";
  if (closed)
    return (
      <span className="flex shrink-0 items-center gap-1.5 text-sm text-success">
        <Check className="size-4" aria-hidden /> {t("closed")}
      </span>
    );
  if (over) return <span className="shrink-0 text-[0.8125rem] text-muted-foreground">{t("over")}</span>;
  return (
    <Button
      variant="outline"
      size="sm"
      onClick={onClose}
      aria-label={t("closeOf", { when: formatDate(holiday.startsOn, locale), name: holiday.name })}
    >
      {t("close")}
    </Button>
  );
}
