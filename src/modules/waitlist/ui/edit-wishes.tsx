"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { dateOf } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
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
import { Skeleton } from "#ui/skeleton.tsx";
import { toast } from "#ui/toaster.tsx";
import type { WishesView } from "../queries/wishes.ts";
import { useWishesForm } from "./use-wishes-form.ts";
import { draftOf } from "./wishes.ts";
import { type Giver, WishesFields } from "./wishes-fields.tsx";

type Props = { serviceId: string; service: string; wishes: WishesView };

/** Other days, hours or people; the place in the line stays. */
export function EditWishes(props: Props) {
  const t = useTranslations("waitlist.mine");
  const { service, serviceId } = props;
  const [open, setOpen] = useState(false);
  const offer = api.booking.services.useQuery(undefined, { enabled: open, staleTime: 60_000 });
  const people = offer.data?.services.find(({ id }) => id === serviceId)?.professionals ?? [];
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm" aria-label={t("editOf", { service })}>
          {t("edit")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("editTitle")}</DialogTitle>
          <DialogDescription>{t("editText", { service })}</DialogDescription>
        </DialogHeader>
        {offer.data ? (
          <EditForm
            {...props}
            people={people}
            today={dateOf(offer.dataUpdatedAt, offer.data.timeZone)}
            onDone={() => setOpen(false)}
          />
        ) : (
          <Skeleton className="h-72 w-full" />
        )}
      </DialogContent>
    </Dialog>
  );
}

type FormProps = Props & { people: readonly Giver[]; today: string; onDone: () => void };

function EditForm({ serviceId, service, wishes, people, today, onDone }: FormProps) {
  const t = useTranslations("waitlist");
  const words = useRefusalWords();
  const router = useRouter();
  const form = useWishesForm(stillGiven(wishes, people));
  const save = api.waitlist.join.useMutation({
    onSuccess: (answer) => {
      if (!answer.ok) return;
      router.refresh();
      toast.success(t("mine.edited", { service }));
      onDone();
    },
  });
  const problem = save.error ? words(save.error) : save.data && !save.data.ok ? words(save.data.reason) : null;
  return (
    <>
      <WishesFields value={form.value} onChange={form.change} errors={form.errors} people={people} today={today} />
      {problem ? <Notice tone="error">{problem}</Notice> : null}
      <DialogFooter>
        <Button
          size="lg"
          pending={save.isPending}
          onClick={() => {
            const checked = form.check(serviceId);
            if (checked) save.mutate(checked);
          }}
          className="max-sm:w-full"
        >
          {t("join.update")}
        </Button>
      </DialogFooter>
    </>
  );
}

/** Whoever no longer gives the service cannot be wished for, nor taken off a form that does not show them. */
function stillGiven(wishes: WishesView, people: readonly Giver[]) {
  const draft = draftOf(wishes);
  const chosen = draft.professionalIds?.filter((id) => people.some((person) => person.id === id)) ?? [];
  return { ...draft, professionalIds: chosen.length > 0 ? chosen : null };
}
