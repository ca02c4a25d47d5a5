"use client";

import { CircleAlert, CircleCheck, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { big } from "./big.ts";
import { Confirm } from "./confirm.tsx";
import { dropVisit, type KeptVisit, moveVisit } from "./kept-visits.ts";
import { sendSoon } from "./send-visits.ts";
import { useSending } from "./sending.ts";
import type { Screen } from "./use-screen.ts";
import type { useVisitWords } from "./visit-words.ts";

type Props = {
  visits: KeptVisit[];
  userId: string;
  online: boolean;
  signInPath: string;
  words: ReturnType<typeof useVisitWords>;
  go: (screen: Screen) => void;
};

/** What was finished on this phone, and what became of it. */
export function Outbox({ visits, userId, online, signInPath, words, go }: Props) {
  const t = useTranslations("technician.outbox");
  const [dropping, setDropping] = useState<string | null>(null);
  const sending = useSending();
  const finished = visits.filter(({ state }) => state !== "open");
  if (finished.length === 0) return null;
  const signedOut = finished.some(({ state, reason }) => state === "kept" && reason === "UNAUTHENTICATED");
  const waits = finished.some(({ state }) => state === "kept");
  return (
    <section aria-labelledby="outbox" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="outbox" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <ul className="grid gap-2">
        {finished.map((kept) => (
          <li key={kept.id} className={`${big.card} grid gap-3 p-4`}>
            <Finished
              kept={kept}
              when={words.when(kept.visit.leftAt)}
              share={sending?.id === kept.id ? sending.share : null}
            />
            {kept.state === "refused" ? (
              <div className="grid grid-cols-2 gap-2">
                <Button variant="ghost" className={big.normal} onClick={() => setDropping(kept.id)}>
                  {t("discard")}
                </Button>
                <Button
                  variant="secondary"
                  className={`${big.normal} whitespace-normal`}
                  onClick={() =>
                    void moveVisit(kept.id, "refused", { state: "open", changedAt: Date.now() }).then(() =>
                      go({ name: "machine", machineId: kept.visit.machineId }),
                    )
                  }
                >
                  {t("correct")}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {signedOut ? (
        <Button asChild className={big.primary}>
          <a href={signInPath}>{t("signIn")}</a>
        </Button>
      ) : waits && online && !sending ? (
        <Button variant="outline" className={big.normal} onClick={() => sendSoon(userId)}>
          {t("sendNow")}
        </Button>
      ) : null}
      <Confirm
        open={dropping !== null}
        title={t("discardTitle")}
        text={t("discardText")}
        keep={t("keep")}
        action={t("discard")}
        onClose={() => setDropping(null)}
        onConfirm={() => {
          if (dropping) void dropVisit(dropping);
          setDropping(null);
        }}
      />
    </section>
  );
}

const looks = {
  kept: { Icon: Smartphone, tone: "text-warning" },
  sent: { Icon: CircleCheck, tone: "text-success" },
  refused: { Icon: CircleAlert, tone: "text-destructive" },
};

/** @param share how much of it is on its way, while it is being sent from here */
function Finished({ kept, when, share }: { kept: KeptVisit; when: string; share: number | null }) {
  const t = useTranslations("technician.outbox");
  const refusal = useRefusalWords();
  const { state, reason, receipt, machineName } = kept;
  if (state === "open") return null;
  const { Icon, tone } = looks[state];
  const wrong = receipt?.clockWrongByMs ?? null;
  const waiting =
    share !== null
      ? t("sending")
      : reason === "UNAUTHENTICATED"
        ? t("keptSignIn")
        : reason
          ? t("keptFault")
          : t("kept");
  return (
    <div className="flex gap-3">
      <Icon aria-hidden className={`mt-0.5 size-6 shrink-0 ${tone}`} />
      <div className="grid min-w-0 gap-0.5">
        <p className="text-lg leading-tight font-semibold">{machineName}</p>
        <p className="text-sm text-muted-foreground">
          {when} · <span className={`font-medium ${tone}`}>{state === "kept" ? waiting : t(state)}</span>
        </p>
        {state === "kept" && share !== null ? (
          <span
            role="progressbar"
            aria-label={t("sending")}
            aria-valuenow={Math.round(share * 100)}
            className="mt-2 block h-2 overflow-hidden rounded-full bg-muted"
          >
            <span className="block h-full bg-secondary transition-[width]" style={{ width: `${share * 100}%` }} />
          </span>
        ) : null}
        {state === "kept" && kept.photos.length > 0 && share === null ? (
          <p className="text-sm text-muted-foreground">{t("withPhotos", { count: kept.photos.length })}</p>
        ) : null}
        {state === "refused" && reason ? <p className="text-sm">{refusal(reason)}</p> : null}
        {wrong === null ? null : (
          <p className="text-sm">
            {t(wrong > 0 ? "clockFast" : "clockSlow", {
              minutes: Math.max(1, Math.round(Math.abs(wrong) / 60_000)),
            })}
          </p>
        )}
        {receipt && receipt.photosLeftOut > 0 ? (
          <p className="text-sm">{t("photosLeftOut", { count: receipt.photosLeftOut })}</p>
        ) : null}
      </div>
    </div>
  );
}
