"use client";

import { HeartPulse, KeyRound, RotateCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import type { ListedKey } from "#modules/keys/queries/list-keys.ts";
import { Ago } from "#ui/ago.tsx";
import { Badge, type BadgeTone } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Notice } from "#ui/notice.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { MachineView } from "../queries/machine.ts";
import { KeyShown } from "./key-shown.tsx";
import { RevokeDialog } from "./revoke-dialog.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";
import { useSaving } from "#ui/use-saving.ts";

type Props = { machine: MachineView; timeZone: string; now: number; editable: boolean };

const tones: Record<ListedKey["life"], BadgeTone> = {
  live: "success",
  ending: "warning",
  ended: "neutral",
  revoked: "neutral",
};

/** What the machine signs in with: which key, last used when and from where, and how it gets another. */
export function KeysTab({ machine, timeZone, now, editable }: Props) {
  const t = useTranslations("machines.keys");
  const utils = api.useUtils();
  const saving = useSaving();
  const keys = api.machines.keys.useQuery({ machineId: machine.id });
  const delivering = api.machines.deliverKey.useMutation();
  const [rotating, setRotating] = useState(false);
  const [revoking, setRevoking] = useState<ListedKey | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const refresh = () => void utils.machines.invalidate();

  const deliver = async (wanted: boolean) => {
    await saving(() => delivering.mutateAsync({ machineId: machine.id, wanted }));
    refresh();
  };
  const good = keys.data?.filter(({ life }) => life === "live" || life === "ending") ?? [];
  const over = keys.data?.filter(({ life }) => life === "ended" || life === "revoked") ?? [];
  const asked = machine.keyRotationAskedAt !== null;
  return (
    <div className="grid max-w-4xl gap-5">
      {asked ? (
        <Notice
          title={t("deliveringTitle")}
          action={
            editable ? (
              <Button variant="outline" size="sm" pending={delivering.isPending} onClick={() => void deliver(false)}>
                {t("deliverStop")}
              </Button>
            ) : null
          }
        >
          {t("deliveringText")}
        </Notice>
      ) : null}
      {editable && !machine.archived ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setRotating(true)}>
            <RotateCw aria-hidden /> {good.length > 0 ? t("rotate") : t("give")}
          </Button>
          {good.length > 0 && !asked ? (
            <Button variant="outline" pending={delivering.isPending} onClick={() => void deliver(true)}>
              <HeartPulse aria-hidden /> {t("deliver")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {!keys.data ? (
        <Skeleton className="h-28 rounded-xl" />
      ) : good.length === 0 ? (
        <EmptyState heading="h2" title={t("noneTitle")} description={t("noneText")} />
      ) : (
        <KeyList keys={good} timeZone={timeZone} now={now} onRevoke={editable ? setRevoking : undefined} />
      )}
      {over.length > 0 ? (
        <details>
          <summary className="w-fit rounded-md text-sm text-muted-foreground hover:text-foreground coarse:min-h-11">
            {t("over", { count: over.length })}
          </summary>
          <div className="mt-3">
            <KeyList keys={over} timeZone={timeZone} now={now} />
          </div>
        </details>
      ) : null}
      {rotating ? (
        <RotateDialog
          machineId={machine.id}
          hasKey={good.length > 0}
          onClose={() => setRotating(false)}
          onRotated={(key) => {
            setRotating(false);
            setShown(key);
            refresh();
          }}
        />
      ) : null}
      {revoking ? (
        <RevokeDialog
          machineId={machine.id}
          apiKey={revoking}
          isLast={good.length === 1}
          onClose={() => setRevoking(null)}
          onRevoked={refresh}
        />
      ) : null}
      {shown ? <KeyShown apiKey={shown} title={t("newTitle")} onClose={() => setShown(null)} /> : null}
    </div>
  );
}

type ListProps = {
  keys: readonly ListedKey[];
  timeZone: string;
  now: number;
  onRevoke?: ((key: ListedKey) => void) | undefined;
};

function KeyList({ keys, timeZone, now, onRevoke }: ListProps) {
  const t = useTranslations("machines.keys");
  const locale = useLocale();
  const ends = ({ life, expiresAt, revokedAt }: ListedKey) => {
    const at = life === "revoked" ? revokedAt : expiresAt;
    return at === null ? null : t(`ends.${life}`, { when: formatDayTime(at, timeZone, locale) });
  };
  return (
    <ul className="grid gap-3">
      {keys.map((key) => (
        <li key={key.id}>
          <Card className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4">
            <span className="grid size-10 shrink-0 place-content-center rounded-lg bg-muted text-muted-foreground">
              <KeyRound aria-hidden className="size-5" />
            </span>
            <div className="grid min-w-0 flex-1 basis-56 gap-1 text-sm">
              <p className="flex flex-wrap items-center gap-2">
                <code className="font-mono font-semibold">zgm_{key.short}_…</code>
                <Badge tone={tones[key.life]}>{t(`life.${key.life}`)}</Badge>
              </p>
              <p className="text-muted-foreground">
                {key.lastUsedAt === null ? (
                  t("neverUsed")
                ) : (
                  <>
                    {t("lastUsed")} <Ago at={key.lastUsedAt} now={now} timeZone={timeZone} />
                    {key.lastUsedFrom ? ` · ${t("from", { address: key.lastUsedFrom })}` : ""}
                  </>
                )}
              </p>
              <p className="text-[0.8125rem] text-muted-foreground">
                {t("made", { when: formatDayTime(key.createdAt, timeZone, locale) })}
                {ends(key) ? ` · ${ends(key) ?? ""}` : ""}
              </p>
            </div>
            {onRevoke ? (
              <Button variant="ghost" size="sm" className="text-destructive" onClick={() => onRevoke(key)}>
                {t("revoke")}
              </Button>
            ) : null}
          </Card>
        </li>
      ))}
    </ul>
  );
}
