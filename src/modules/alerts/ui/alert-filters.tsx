"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import type { AlertChoices } from "../queries/alert-choices.ts";
import { ALERT_TYPES, LIST_STATES, type ListAlerts, PRIORITIES } from "../schemas.ts";
import { isFiltered } from "./filters.ts";
import { useTyped } from "./use-typed.ts";

type Props = {
  filters: ListAlerts;
  choices: AlertChoices;
  onChange: (changes: Partial<ListAlerts>) => void;
  onClear: () => void;
};

/** What the list is narrowed by. */
export function AlertFilters({ filters, choices, onChange, onClear }: Props) {
  const t = useTranslations("alerts");
  const kind = ALERT_TYPES.find((candidate) => candidate === filters.type) ?? "";
  const machine = choices.machines.find(({ id }) => id === filters.machineId);
  const [typed, type] = useTyped(filters.q ?? "", (q) => onChange({ q: q || undefined }));
  return (
    <div role="group" aria-label={t("filters.label")} className="grid gap-3">
      <div className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
        <SegmentedControl
          label={t("filters.state")}
          value={filters.state}
          onValueChange={(state) => onChange({ state })}
          segments={LIST_STATES.map((value) => ({ value, label: t(`filters.states.${value}`) }))}
        />
      </div>
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:items-center">
        <SearchField
          label={t("filters.search")}
          hint={t("filters.searchHint")}
          value={typed}
          onChange={type}
          className="col-span-2 sm:w-64"
        />
        <NativeSelect
          aria-label={t("filters.type")}
          value={kind}
          onChange={({ target }) => onChange({ type: ALERT_TYPES.find((candidate) => candidate === target.value) })}
          className="sm:w-48"
        >
          <option value="">{t("filters.anyType")}</option>
          {ALERT_TYPES.map((value) => (
            <option key={value} value={value}>
              {t(`type.${value}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          aria-label={t("filters.priority")}
          value={filters.priority ?? ""}
          onChange={({ target }) => onChange({ priority: PRIORITIES.find((candidate) => candidate === target.value) })}
          className="sm:w-40"
        >
          <option value="">{t("filters.anyPriority")}</option>
          {PRIORITIES.map((value) => (
            <option key={value} value={value}>
              {t(`priority.${value}`)}
            </option>
          ))}
        </NativeSelect>
        {choices.sites.length > 0 ? (
          <NativeSelect
            aria-label={t("filters.site")}
            value={filters.siteId ?? ""}
            onChange={({ target }) => onChange({ siteId: target.value || undefined })}
            className="sm:w-44"
          >
            <option value="">{t("filters.anySite")}</option>
            {choices.sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        ) : null}
        <Button
          variant={filters.mine ? "secondary" : "outline"}
          aria-pressed={filters.mine ?? false}
          onClick={() => onChange({ mine: filters.mine ? undefined : true })}
        >
          {t("filters.mine")}
        </Button>
        {machine ? (
          <Button variant="secondary" onClick={() => onChange({ machineId: undefined })}>
            {machine.name}
            <X aria-hidden />
            <span className="sr-only">{t("filters.clearOne")}</span>
          </Button>
        ) : null}
        {isFiltered(filters) ? (
          <Button variant="ghost" onClick={onClear}>
            <X />
            {t("filters.clear")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
