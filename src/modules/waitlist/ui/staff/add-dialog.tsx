"use client";

import { UserPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Locale } from "#i18n/locales.ts";
import { api } from "#lib/trpc.tsx";
import type { AlikeClient } from "#modules/clients/schemas.ts";
import { AlreadyListed } from "#modules/clients/ui/already-listed.tsx";
import { type ChosenClient, ClientPicker } from "#modules/clients/ui/client-picker.tsx";
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
import { Field } from "#ui/field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { Line } from "../../queries/waitlist-lines.ts";
import { useWishesForm } from "../use-wishes-form.ts";
import { WishesFields } from "../wishes-fields.tsx";

type Props = { services: readonly Line[]; today: string };

/** For who phones: found or written down on the spot, and put at the end of a line. */
export function AddDialog(props: Props) {
  const t = useTranslations("waitlist.staff");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <UserPlus aria-hidden />
          {t("add")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("addTitle")}</DialogTitle>
          <DialogDescription>{t("addText")}</DialogDescription>
        </DialogHeader>
        <AddForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function AddForm({ services, today, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations("waitlist.staff");
  const errors = useTranslations("waitlist.join");
  const locale = useLocale() as Locale;
  const words = useRefusalWords();
  const utils = api.useUtils();
  const form = useWishesForm();
  const [chosenClient, setClient] = useState<ChosenClient | null>(null);
  const [listed, setListed] = useState<readonly AlikeClient[]>([]);
  const [missing, setMissing] = useState<"client" | "firstName" | null>(null);
  const [chosen, setChosen] = useState(services[0]?.id ?? "");
  const service = services.find(({ id }) => id === chosen);
  const create = api.clients.create.useMutation();
  const add = api.waitlist.add.useMutation();

  const choose = (next: ChosenClient | null) => {
    setClient(next);
    setListed([]);
    setMissing(null);
  };

  const submit = async (client = chosenClient) => {
    const wishes = form.check(chosen);
    if (!client) setMissing("client");
    else if (client.kind === "new" && !client.fields.firstName.trim()) setMissing("firstName");
    else if (wishes) {
      const known = client.kind === "known" ? client.client : await newClient(client);
      if (!known) return;
      const answer = await add.mutateAsync({ ...wishes, clientId: known.id });
      if (!answer.ok) return void toast.error(words(answer.reason));
      toast.success(t("added", { client: `${known.firstName} ${known.lastName}`.trim() }));
      await utils.waitlist.lines.invalidate();
      onDone();
    }
  };
  const newClient = async ({ fields, force }: Extract<ChosenClient, { kind: "new" }>) => {
    const made = await create.mutateAsync({ ...fields, force });
    if (!made.ok) {
      setListed(made.candidates);
      return undefined;
    }
    // Asked again after a failure, the client who was written down is the one.
    const known = {
      id: made.id,
      firstName: fields.firstName,
      lastName: fields.lastName,
      phone: fields.phone || null,
      email: fields.email || null,
    };
    setClient({ kind: "known", client: known });
    return known;
  };
  const send = (client = chosenClient) =>
    void submit(client).catch((error: unknown) => void toast.error(words(error as Parameters<typeof words>[0])));
  return (
    <>
      <ClientPicker
        value={chosenClient}
        onChange={choose}
        errors={missing ? { [missing]: errors("needClient") } : {}}
      />
      <Field label={t("service")}>
        <NativeSelect
          value={chosen}
          onChange={(event) => {
            setChosen(event.target.value);
            form.change({ ...form.value, professionalIds: null });
          }}
        >
          {services.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[locale]}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <WishesFields
        value={form.value}
        onChange={form.change}
        errors={form.errors}
        people={service?.professionals ?? []}
        today={today}
      />
      {listed.length > 0 && chosenClient?.kind === "new" ? (
        <AlreadyListed
          candidates={listed}
          onUse={(client) => choose({ kind: "known", client })}
          onAddAnyway={() => {
            const sure = { ...chosenClient, force: true };
            choose(sure);
            send(sure);
          }}
          pending={create.isPending || add.isPending}
        />
      ) : null}
      <DialogFooter>
        <Button pending={create.isPending || add.isPending} onClick={() => send()}>
          {t("addSubmit")}
        </Button>
      </DialogFooter>
    </>
  );
}
