"use client";

import { UserPlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useId, useState, type KeyboardEvent } from "react";
import { keepPreviousData } from "@tanstack/react-query";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import type { ClientLine } from "#modules/clients/schemas.ts";
import { Avatar } from "#ui/avatar.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";

export type NewClient = { firstName: string; lastName: string; phone: string; email: string };
/** `force`: they are somebody else than whoever on the list is alike. Said of these fields; a change forgets it. */
export type ChosenClient = { kind: "known"; client: ClientLine } | { kind: "new"; fields: NewClient; force?: boolean };

type Props = {
  value: ChosenClient | null;
  onChange: (client: ChosenClient | null) => void;
  errors: Partial<Record<keyof NewClient | "client", string>>;
};

/** Found as one types, by name, phone or e-mail; who is not on the list is added right here. */
export function ClientPicker({ value, onChange, errors }: Props) {
  const t = useTranslations("calendar.create");
  if (value?.kind === "known") {
    const { client } = value;
    const name = `${client.firstName} ${client.lastName}`.trim();
    return (
      <div className="grid gap-2">
        <span className="text-sm font-medium">{t("client")}</span>
        <div className="flex items-center gap-3 rounded-lg border border-border bg-card p-2 pl-3">
          <Avatar name={name} size="sm" />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium">{name}</span>
            <span className="block truncate text-xs text-muted-foreground">
              {[client.phone, client.email].filter(Boolean).join(" · ")}
            </span>
          </span>
          <Button variant="ghost" size="icon-sm" aria-label={t("changeClient")} onClick={() => onChange(null)}>
            <X />
          </Button>
        </div>
      </div>
    );
  }
  if (value?.kind === "new") return <NewClientFields fields={value.fields} errors={errors} onChange={onChange} />;
  return <ClientSearch error={errors.client} onChange={onChange} />;
}

function ClientSearch({ error, onChange }: { error: string | undefined; onChange: Props["onChange"] }) {
  const t = useTranslations("calendar.create");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const q = useDeferredValue(typed.trim());
  const search = api.clients.search.useQuery({ q }, { enabled: q.length > 0, placeholderData: keepPreviousData });
  const found = q ? (search.data?.clients ?? []) : [];
  const rows = found.length + (q ? 1 : 0);
  // Enter pressed before the answer came means "the first one found", and must not add somebody twice.
  const settled = q === typed.trim() && search.isFetched && !search.isPlaceholderData;
  const [impatient, setImpatient] = useState(false);
  useEffect(() => {
    if (!impatient || !settled) return;
    setImpatient(false);
    const client = search.data?.clients[0];
    onChange(client ? { kind: "known", client } : { kind: "new", fields: asNew(typed) });
  }, [impatient, settled, search.data, onChange, typed]);

  const choose = (index: number) => {
    const client = found[index];
    onChange(client ? { kind: "known", client } : { kind: "new", fields: asNew(typed) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt((index) => Math.min(rows - 1, index + 1));
    else if (event.key === "ArrowUp") setAt((index) => Math.max(0, index - 1));
    else if (event.key === "Enter" && typed.trim() && !settled) setImpatient(true);
    else if (event.key === "Enter" && rows > 0) choose(at);
    else return;
    event.preventDefault();
  };

  return (
    <div className="grid gap-2">
      <Field label={t("client")} error={error}>
        <Input
          role="combobox"
          aria-expanded={rows > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={rows > 0 ? `${id}-${at}` : undefined}
          autoComplete="off"
          // Opened by a key or a click that means "book": the first thing asked is who.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          placeholder={t("clientPlaceholder")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setImpatient(false);
          }}
          onKeyDown={onKeyDown}
        />
      </Field>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t("client")}
        hidden={rows === 0}
        className="grid rounded-lg border border-border bg-card p-1"
      >
        {found.map((client, index) => (
          <Row
            key={client.id}
            id={`${id}-${index}`}
            active={index === at}
            onPoint={() => setAt(index)}
            onChoose={() => choose(index)}
          >
            <Avatar name={`${client.firstName} ${client.lastName}`} size="sm" />
            <span className="min-w-0">
              <span className="block truncate text-sm">
                {client.firstName} {client.lastName}
              </span>
              <span className="block truncate text-xs text-muted-foreground">
                {[client.phone, client.email].filter(Boolean).join(" · ") || t("noContact")}
              </span>
            </span>
          </Row>
        ))}
        {q ? (
          <Row
            id={`${id}-${found.length}`}
            active={at === found.length}
            onPoint={() => setAt(found.length)}
            onChoose={() => choose(found.length)}
          >
            <UserPlus aria-hidden className="mx-1.5 size-4 shrink-0 text-muted-foreground" />
            <span className="min-w-0 truncate text-sm">{t("addClient", { name: typed.trim() })}</span>
          </Row>
        ) : null}
      </ul>
    </div>
  );
}

type RowProps = { id: string; active: boolean; onPoint: () => void; onChoose: () => void; children: React.ReactNode };

function Row({ id, active, onPoint, onChoose, children }: RowProps) {
  return (
    // The input keeps the focus and the keys; a row is only pointed at.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cn("flex min-h-11 cursor-default items-center gap-3 rounded-md px-2 py-1.5", active && "bg-accent")}
    >
      {children}
    </li>
  );
}

function NewClientFields({
  fields,
  errors,
  onChange,
}: {
  fields: NewClient;
  errors: Props["errors"];
  onChange: Props["onChange"];
}) {
  const t = useTranslations("calendar.create");
  const put = (key: keyof NewClient) => (event: { target: { value: string } }) =>
    onChange({ kind: "new", fields: { ...fields, [key]: event.target.value } });
  return (
    <fieldset className="grid gap-3 rounded-xl border border-border bg-muted/40 p-4">
      <legend className="sr-only">{t("newClient")}</legend>
      <div className="flex items-center justify-between">
        <span aria-hidden className="text-sm font-medium">
          {t("newClient")}
        </span>
        <Button variant="link" size="sm" onClick={() => onChange(null)}>
          {t("searchAgain")}
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("firstName")} error={errors.firstName} required>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <Input autoFocus autoComplete="off" maxLength={80} value={fields.firstName} onChange={put("firstName")} />
        </Field>
        <Field label={t("lastName")} error={errors.lastName}>
          <Input autoComplete="off" maxLength={80} value={fields.lastName} onChange={put("lastName")} />
        </Field>
        <Field label={t("phone")} error={errors.phone}>
          <Input type="tel" autoComplete="off" maxLength={40} value={fields.phone} onChange={put("phone")} />
        </Field>
        <Field label={t("email")} error={errors.email}>
          <Input type="email" autoComplete="off" maxLength={254} value={fields.email} onChange={put("email")} />
        </Field>
      </div>
    </fieldset>
  );
}

/** What was typed to find them is what is known of them. */
function asNew(typed: string): NewClient {
  const blank = { firstName: "", lastName: "", phone: "", email: "" };
  const words = typed.trim();
  if (words.includes("@")) return { ...blank, email: words };
  if (/^[+()\-.\d\s]+$/.test(words)) return { ...blank, phone: words };
  const [firstName = "", ...rest] = words.split(/\s+/);
  return { ...blank, firstName, lastName: rest.join(" ") };
}
