"use client";

import { BookOpen, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { OrganizationKeys } from "../queries/organization-keys.ts";
import { KeyForm } from "./key-form.tsx";
import { KeyRow } from "./key-row.tsx";
import { KeyOnce } from "./key-once.tsx";
import { RequestsSheet } from "./requests-sheet.tsx";
import { RevokeDialog } from "./revoke-dialog.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";

type Key = OrganizationKeys["keys"][number];
type Doing = { what: "rotate" | "revoke" | "requests"; key: Key };

/** What integrations sign in with: those that open something, and those that ended. */
export function KeysScreen({ initial }: { initial: OrganizationKeys }) {
  const t = useTranslations("keys");
  const utils = api.useUtils();
  const { data } = api.keys.list.useQuery(undefined, { initialData: initial, staleTime: 15_000 });
  const [making, setMaking] = useState(false);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [shown, setShown] = useState<{ secret: string; oldEnds: number | null } | null>(null);

  const made = (secret: string, oldEnds: number | null = null) => {
    setMaking(false);
    setDoing(null);
    setShown({ secret, oldEnds });
    void utils.keys.list.invalidate();
  };
  const live = data.keys.filter(({ life }) => life === "live" || life === "ending");
  const over = data.keys.filter(({ life }) => life === "ended" || life === "revoked");
  const add = (
    <Button onClick={() => setMaking(true)}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  );
  const docs = (
    <Button asChild variant="outline">
      <a href="/api/docs" target="_blank" rel="noreferrer">
        <BookOpen aria-hidden /> {t("docsLink")}
      </a>
    </Button>
  );
  const rows = (keys: Key[]) => (
    <ul className="grid gap-3">
      {keys.map((key) => (
        <li key={key.id}>
          <KeyRow apiKey={key} now={data.now} timeZone={data.timeZone} onDo={(what) => setDoing({ what, key })} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {docs}
            {live.length > 0 ? add : null}
          </>
        }
      />
      {live.length > 0 ? rows(live) : <EmptyState title={t("emptyTitle")} description={t("empty")} action={add} />}
      {over.length > 0 ? (
        <section className="grid gap-3">
          <h2 className="text-base font-semibold">{t("overTitle")}</h2>
          {rows(over)}
        </section>
      ) : null}
      {making ? <KeyForm modules={data.modules} onClose={() => setMaking(false)} onMade={made} /> : null}
      {doing?.what === "rotate" ? (
        <RotateDialog apiKey={doing.key} onClose={() => setDoing(null)} onMade={made} />
      ) : null}
      {doing?.what === "revoke" ? <RevokeDialog apiKey={doing.key} onClose={() => setDoing(null)} /> : null}
      {doing?.what === "requests" ? (
        <RequestsSheet apiKey={doing.key} timeZone={data.timeZone} onClose={() => setDoing(null)} />
      ) : null}
      {shown ? <KeyOnce {...shown} timeZone={data.timeZone} onClose={() => setShown(null)} /> : null}
    </div>
  );
}
