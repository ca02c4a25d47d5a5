"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import { AddBusyImport, type AddBusyImportForm } from "../import-schemas.ts";

type Props = { professionalId: string; onClose: () => void; onAdded: () => void };

/** The address of another calendar, as its program gives it out. */
export function AddImportDialog({ professionalId, onClose, onAdded }: Props) {
  const t = useTranslations("availability.links.imports");
  const words = useRefusalWords();
  const adding = api.calendarLinks.addImport.useMutation();
  const { register, handleSubmit, formState } = useForm<AddBusyImportForm, unknown, AddBusyImport>({
    resolver: formResolver(AddBusyImport),
    defaultValues: { professionalId, name: "", url: "" },
  });
  const add = handleSubmit(async (input) => {
    try {
      const result = await adding.mutateAsync(input);
      if (!result.ok) return void toast.error(words(result.reason));
      toast.success(t("added"));
      onAdded();
      onClose();
    } catch (fault) {
      toast.error(words(fault as ApiError));
    }
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("add")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <form noValidate className="grid gap-4" onSubmit={(event) => void add(event)}>
          <Field label={t("name")} hint={t("nameHint")} error={formState.errors.name ? t("nameMissing") : undefined}>
            <Input maxLength={80} placeholder={t("namePlaceholder")} {...register("name")} />
          </Field>
          <Field label={t("url")} hint={t("urlHint")} error={formState.errors.url ? t("urlWrong") : undefined}>
            <Input
              type="url"
              inputMode="url"
              maxLength={2000}
              placeholder="https://…/basic.ics"
              autoComplete="off"
              spellCheck={false}
              {...register("url")}
            />
          </Field>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" pending={adding.isPending}>
              {t("do")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
