"use client";

import { Download, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import { Button } from "#ui/button.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { AUDIT_SUBJECTS, type ListAudit } from "../schemas.ts";

type Props = {
  filter: ListAudit;
  /** Who may have done something, by name. */
  people: readonly { id: string; name: string }[];
};

/** What the trail is narrowed by, kept in the address; and the same as a file. */
export function AuditFilters({ filter, people }: Props) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const pathname = usePathname();
  const router = useRouter();
  const { cursor: _page, ...chosen } = filter;
  const query = (changes: Partial<ListAudit> = {}, more: Record<string, string> = {}) =>
    new URLSearchParams(
      Object.entries({ ...chosen, ...changes, ...more }).filter((entry): entry is [string, string] =>
        Boolean(entry[1]),
      ),
    ).toString();
  const set = (changes: Partial<ListAudit>) => {
    const next = query(changes);
    router.replace(next ? `${pathname}?${next}` : pathname, { scroll: false });
  };
  const isFiltered = Object.values(chosen).some(Boolean);
  return (
    <div role="group" aria-label={t("filters")} className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:items-end">
      <NativeSelect
        aria-label={t("filter")}
        value={filter.about ?? ""}
        onChange={({ target }) => set({ about: AUDIT_SUBJECTS.find((subject) => subject === target.value) })}
        className="sm:w-44"
      >
        <option value="">{t("about.all")}</option>
        {AUDIT_SUBJECTS.map((subject) => (
          <option key={subject} value={subject}>
            {t(`about.${subject}`)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label={t("person")}
        value={filter.actor ?? ""}
        onChange={({ target }) => set({ actor: target.value || undefined })}
        className="sm:w-52"
      >
        <option value="">{t("anyone")}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <DateField label={t("from")} value={filter.from} onChange={(from) => set({ from })} />
      <DateField label={t("until")} value={filter.until} onChange={(until) => set({ until })} />
      {isFiltered ? (
        <Button variant="ghost" onClick={() => router.replace(pathname, { scroll: false })}>
          <X />
          {t("clearAll")}
        </Button>
      ) : null}
      <Button variant="outline" asChild className="sm:ml-auto">
        <a href={`/api/audit.csv?${query({}, { locale })}`} download>
          <Download />
          {t("export")}
        </a>
      </Button>
    </div>
  );
}

type DateProps = { label: string; value: string | undefined; onChange: (date: string | undefined) => void };

function DateField({ label, value, onChange }: DateProps) {
  return (
    <label className="grid gap-1 text-xs text-muted-foreground">
      {label}
      <Input
        type="date"
        className="sm:w-40"
        defaultValue={value ?? ""}
        key={value ?? ""}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
    </label>
  );
}
