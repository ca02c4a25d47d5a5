"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "#ui/checkbox.tsx";
import { FieldGroup } from "#ui/field.tsx";
import { ROLES, type Role } from "#modules/access/policy.ts";

type Props = {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  error?: string | undefined;
  /** Roles of the people who work here; `client` is offered only for whoever is one already. */
  withClient?: boolean;
  /** What the institution has switched on: a role with nothing to do there is not offered, unless somebody has it. */
  modules: readonly string[];
};

/** The part of the product in which a role works; the others work wherever there is something to do. */
const WORKS_IN: Partial<Record<Role, string>> = {
  professional: "appointments",
  secretary: "appointments",
  technician: "machines",
};

/** What someone is here: any number of roles, each with what it lets them do. */
export function RoleChoice({ value, onChange, error, withClient = false, modules }: Props) {
  const t = useTranslations("team");
  const id = useId();
  const offered = ROLES.filter((role) => {
    const part = WORKS_IN[role];
    return role === "client" ? withClient : !part || modules.includes(part) || value.includes(role);
  });
  const toggle = (role: Role, on: boolean) =>
    onChange(ROLES.filter((one) => (one === role ? on : value.includes(one))));
  return (
    <FieldGroup legend={t("roles.legend")} error={error}>
      <ul className="grid gap-3 sm:grid-cols-2">
        {offered.map((role) => (
          <li key={role} className="flex gap-3">
            <Checkbox
              id={`${id}-${role}`}
              checked={value.includes(role)}
              onCheckedChange={(on) => toggle(role, on === true)}
              aria-describedby={`${id}-${role}-hint`}
              className="mt-0.5"
            />
            <div className="grid content-start gap-0.5">
              <label htmlFor={`${id}-${role}`} className="text-sm font-medium leading-snug">
                {t(`roles.${role}`)}
              </label>
              <p id={`${id}-${role}-hint`} className="text-[0.8125rem] leading-snug text-muted-foreground">
                {t(`roleHints.${role}`)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}
