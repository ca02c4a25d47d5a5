"use client";

import { KeyRound, ListTree, RefreshCw, ShieldOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { formatDayTime } from "#lib/time.ts";
import { Ago } from "#ui/ago.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import type { OrganizationKeys } from "../queries/organization-keys.ts";
import { SCOPES } from "../schemas.ts";

type Key = OrganizationKeys["keys"][number];
type Props = { apiKey: Key; now: number; timeZone: string; onDo: (what: "rotate" | "revoke" | "requests") => void };

const TONE = { live: "success", ending: "warning", ended: "neutral", revoked: "neutral" } as const;

/** One key: whose, what it opens, when and from where it was last used. */
export function KeyRow({ apiKey, now, timeZone, onDo }: Props) {
  const t = useTranslations("keys");
  const locale = useLocale();
  const { name, short, life, scopes, lastUsedAt, lastUsedFrom, expiresAt, createdAt } = apiKey;
  const isOver = life === "ended" || life === "revoked";
  return (
    <Card className={cn("grid gap-4 p-4 sm:p-5", isOver && "opacity-70")}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-primary-soft text-primary-text">
          <KeyRound aria-hidden className="size-5" />
        </span>
        <div className="grid min-w-0 flex-1 basis-56 gap-1">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h3 className="text-base font-semibold break-words">{name}</h3>
            <Badge tone={TONE[life]}>{t(`life.${life}`)}</Badge>
          </div>
          <p className="text-[0.8125rem] text-muted-foreground">
            <code className="font-mono">zgo_{short}_…</code>
          </p>
          <p className="text-sm text-muted-foreground">
            {lastUsedAt === null ? (
              t("neverUsed")
            ) : (
              <>
                {t("lastUsed")} <Ago at={lastUsedAt} now={Math.max(now, lastUsedAt)} timeZone={timeZone} />
                {lastUsedFrom ? ` · ${t("from", { address: lastUsedFrom })}` : ""}
              </>
            )}
          </p>
          <p className="text-sm text-muted-foreground">
            {life === "ending" && expiresAt
              ? t("ends", { when: formatDayTime(expiresAt, timeZone, locale) })
              : t("made", { when: formatDayTime(createdAt, timeZone, locale) })}
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          <Button variant="ghost" size="sm" onClick={() => onDo("requests")}>
            <ListTree aria-hidden /> {t("requests")}
          </Button>
          {isOver ? null : (
            <>
              <Button variant="ghost" size="sm" onClick={() => onDo("rotate")}>
                <RefreshCw aria-hidden /> {t("rotate")}
              </Button>
              <Button variant="ghost" size="sm" onClick={() => onDo("revoke")}>
                <ShieldOff aria-hidden /> {t("revoke")}
              </Button>
            </>
          )}
        </div>
      </div>
      <ul aria-label={t("scopesLabel")} className="flex flex-wrap gap-1.5">
        {scopes.length === SCOPES.length ? (
          <li className="rounded-md bg-muted px-2 py-0.5 text-[0.8125rem]">{t("everything")}</li>
        ) : (
          scopes.map((scope) => (
            <li key={scope} className="rounded-md bg-muted px-2 py-0.5 font-mono text-xs leading-5">
              {scope}
            </li>
          ))
        )}
      </ul>
    </Card>
  );
}
