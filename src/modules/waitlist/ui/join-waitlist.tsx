"use client";

import { BellRing, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { SignInOrRegister } from "#modules/identity/ui/sign-in-or-register.tsx";
import { Button } from "#ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { useWishesForm } from "./use-wishes-form.ts";
import { type Giver, WishesFields } from "./wishes-fields.tsx";

type Props = {
  serviceId: string;
  serviceName: string;
  people: readonly Giver[];
  today: string;
  signedIn: boolean;
};

/** For whom none of the times suits: a quiet line beneath them. Who one is, is asked last, and nothing typed is lost. */
export function JoinWaitlist({ serviceName, ...props }: Props) {
  const t = useTranslations("waitlist.join");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-xl border border-dashed border-border-strong px-4 py-3.5 sm:px-5">
        <p className="grid gap-0.5 text-sm leading-snug">
          <span className="font-medium">{t("ask")}</span>
          <span className="text-muted-foreground">{t("askHint")}</span>
        </p>
        <DialogTrigger asChild>
          <Button variant="outline" className="max-sm:w-full">
            <BellRing aria-hidden />
            {t("open")}
          </Button>
        </DialogTrigger>
      </div>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description", { service: serviceName })}</DialogDescription>
        </DialogHeader>
        <JoinForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function JoinForm({ serviceId, people, today, signedIn }: Omit<Props, "serviceName">) {
  const t = useTranslations("waitlist.join");
  const words = useRefusalWords();
  const form = useWishesForm();
  const [asksWho, setAsksWho] = useState(false);
  const [entered, setEntered] = useState(signedIn);
  const join = api.waitlist.join.useMutation();
  if (join.data?.ok) return <Joined />;

  const submit = (known: boolean) => {
    const wishes = form.check(serviceId);
    if (!wishes) return setAsksWho(false);
    if (!known) return setAsksWho(true);
    join.mutate(wishes);
  };
  const problem = join.error ? words(join.error) : join.data ? words(join.data.reason) : null;
  if (asksWho) {
    return (
      <div className="grid gap-4">
        <Notice title={t("signIn")}>{t("signInHint")}</Notice>
        <SignInOrRegister
          submitLabel={t("submit")}
          onDone={() => {
            setEntered(true);
            setAsksWho(false);
            submit(true);
          }}
        />
      </div>
    );
  }
  return (
    <>
      <WishesFields value={form.value} onChange={form.change} errors={form.errors} people={people} today={today} />
      {problem ? <Notice tone="error">{problem}</Notice> : null}
      <DialogFooter>
        <Button size="lg" pending={join.isPending} onClick={() => submit(entered)} className="max-sm:w-full">
          {t("submit")}
        </Button>
      </DialogFooter>
    </>
  );
}

function Joined() {
  const t = useTranslations("waitlist.join");
  return (
    <div role="status" className="grid justify-items-center gap-4 py-4 text-center">
      <CircleCheck aria-hidden className="size-10 text-success" />
      <div className="grid gap-1.5">
        <p className="font-display text-lg font-semibold">{t("done")}</p>
        <p className="leading-relaxed text-muted-foreground">{t("doneHint")}</p>
      </div>
      <Button asChild variant="outline">
        <Link href="/waitlist">{t("seeMine")}</Link>
      </Button>
    </div>
  );
}
