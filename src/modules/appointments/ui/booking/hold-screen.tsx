"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { SignInOrRegister } from "#modules/identity/ui/sign-in-or-register.tsx";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Notice } from "#ui/notice.tsx";
import type { PayWith } from "../../domain/paid-with.ts";
import { RepeatLink } from "../series/repeat-link.tsx";
import { CONFIRM_FORM, ConfirmForm } from "./confirm-form.tsx";
import { payable, type CreditFacts } from "./payment-choice.tsx";
import { HoldBar, ToFields } from "./hold-bar.tsx";
import { HoldCountdown } from "./hold-countdown.tsx";
import { backQuery, HoldExpired, type Back } from "./hold-expired.tsx";

type Props = {
  holdId: string;
  leftMs: number;
  autoConfirm: boolean;
  /** Who is signed in, by name and address. */
  user: { name: string; email: string } | null;
  /** Back to the day this time is of, and to whom was asked for. */
  back: Back;
  /** Of who is signed in, where the service costs credits. */
  credits: CreditFacts | null;
  /** With whom and when, where it may be repeated. */
  repeat?: { professionalId: string; start: number } | undefined;
  /** Whether there is a price to pay at the desk. */
  paysAtDesk: boolean;
  /** The price and its terms, by how it is paid. */
  terms: Record<PayWith, ReactNode>;
  /** What, when, with whom. */
  summary: ReactNode;
};

/** The held time on one side, who it is for on the other. */
export function HoldScreen({
  holdId,
  leftMs,
  autoConfirm,
  user,
  back,
  credits: known,
  repeat,
  paysAtDesk,
  terms,
  summary,
}: Props) {
  const t = useTranslations("booking.hold");
  const router = useRouter();
  const [expired, setExpired] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  // The page may be one that the browser kept: what it shows is asked again.
  const held = api.booking.held.useQuery({ holdId }, { refetchOnMount: "always", staleTime: 0 });
  const release = api.booking.release.useMutation();
  const isMember = user !== null && !signedOut;
  const [credits, setCredits] = useState(known);
  const [wanted, setWanted] = useState<PayWith>("credits");
  // Of a visitor nobody knows whether they hold credits: they meet the price.
  const payWith = credits && isMember ? payable(credits, wanted) : paysAtDesk ? "desk" : "credits";
  const [isBusy, setBusy] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const wasMember = useRef(isMember);
  useEffect(() => {
    // The form that had the focus is gone: it goes to what took its place.
    if (isMember && !wasMember.current) heading.current?.focus();
    wasMember.current = isMember;
  }, [isMember]);
  const gone = expired || (held.data !== undefined && !held.data.ok);
  if (gone) return <HoldExpired back={back} ranOut={expired} onShow={() => router.refresh()} />;

  const changeTime = async () => {
    await release.mutateAsync({ holdId }).catch(() => {});
    router.push({ pathname: "/book/[serviceId]", params: { serviceId: back.serviceId }, query: backQuery(back) });
  };

  return (
    <div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <Card className="grid gap-5 p-5 sm:p-7">
          <HoldCountdown leftMs={leftMs} onEnd={() => setExpired(true)} />
          <div className="grid gap-5">
            {summary}
            {terms[payWith]}
          </div>
          <Button variant="link" className="w-fit" pending={release.isPending} onClick={() => void changeTime()}>
            {t("changeTime")}
          </Button>
          {isMember && repeat ? <RepeatLink holdId={holdId} serviceId={back.serviceId} {...repeat} /> : null}
        </Card>
        <Card ref={fields} className="grid gap-5 p-5 sm:p-7">
          {isMember ? (
            <>
              <div className="grid gap-1">
                <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
                  {t("almost", { name: user.name })}
                </h2>
                <p className="text-sm text-muted-foreground">{t("writeTo", { email: user.email })}</p>
              </div>
              <ConfirmForm
                holdId={holdId}
                autoConfirm={autoConfirm}
                credits={credits}
                payWith={payWith}
                onPayWith={setWanted}
                onTooFew={({ needed, balance }) => known && setCredits({ ...known, cost: needed, balance })}
                onExpired={() => setExpired(true)}
                onSignedOut={() => setSignedOut(true)}
                onBusy={setBusy}
              />
            </>
          ) : (
            <>
              <div className="grid gap-1">
                <h2 className="text-lg font-semibold">{t("who")}</h2>
                <p className="text-sm text-muted-foreground">{t("whoHint")}</p>
              </div>
              {signedOut ? <Notice tone="warning">{t("signedOut")}</Notice> : null}
              <SignInOrRegister
                onDone={() => {
                  setSignedOut(false);
                  router.refresh();
                }}
              />
            </>
          )}
        </Card>
      </div>
      <HoldBar leftMs={leftMs}>
        {isMember ? (
          <Button type="submit" form={CONFIRM_FORM} size="lg" pending={isBusy}>
            {t(autoConfirm ? "confirm" : "request")}
          </Button>
        ) : (
          <ToFields fields={fields} />
        )}
      </HoldBar>
    </div>
  );
}
