"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { SCOPES, type KeyScope } from "../schemas.ts";

const GROUPS = [
  { module: null, nouns: ["organization"] },
  {
    module: "appointments",
    nouns: ["professionals", "availability", "appointment_types", "clients", "appointments", "credits"],
  },
  { module: "machines", nouns: ["machines", "sites", "products", "sales", "alerts"] },
] as const;

type Props = { modules: readonly string[]; value: readonly KeyScope[]; onChange: (scopes: KeyScope[]) => void };

/** What a key may read and write, noun by noun; of the parts that the institution has switched on. */
export function ScopeChoice({ modules, value, onChange }: Props) {
  const t = useTranslations("keys");
  const id = useId();
  const groups = GROUPS.filter(({ module }) => module === null || modules.includes(module));
  const offered = SCOPES.filter((scope) =>
    groups.some(({ nouns }) => nouns.some((noun) => scope.startsWith(`${noun}:`))),
  );
  const all = offered.every((scope) => value.includes(scope));
  const set = (scope: KeyScope, on: boolean) =>
    onChange(SCOPES.filter((each) => (each === scope ? on : value.includes(each))));
  return (
    <fieldset className="grid gap-3">
      <div className="flex items-center justify-between gap-3">
        <legend className="float-left text-sm font-medium">{t("scopesLabel")}</legend>
        <Button type="button" variant="ghost" size="sm" onClick={() => onChange(all ? [] : [...offered])}>
          {all ? t("none") : t("all")}
        </Button>
      </div>
      {groups.map(({ module, nouns }) => (
        <ul key={module ?? "all"} className="grid divide-y divide-border rounded-xl border border-border bg-card">
          {nouns.map((noun) => (
            <li key={noun} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
              <span className="text-sm">{t(`nouns.${noun}`)}</span>
              <span className="flex gap-5">
                {(["read", "write"] as const)
                  .map((way) => ({ way, scope: SCOPES.find((each) => each === `${noun}:${way}`) }))
                  .map(({ way, scope }) =>
                    scope ? (
                      <label key={way} htmlFor={`${id}-${scope}`} className="flex items-center gap-2 text-sm">
                        <Checkbox
                          id={`${id}-${scope}`}
                          aria-label={`${t(`nouns.${noun}`)}: ${t(way)}`}
                          checked={value.includes(scope)}
                          onCheckedChange={(checked) => set(scope, checked === true)}
                        />
                        {t(way)}
                      </label>
                    ) : null,
                  )}
              </span>
            </li>
          ))}
        </ul>
      ))}
    </fieldset>
  );
}
