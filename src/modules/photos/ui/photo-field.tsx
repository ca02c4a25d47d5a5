"use client";

import { ImagePlus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Label } from "#ui/label.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";

type Props = {
  label: string;
  hint?: string;
  value: string | null;
  onChange: (id: string | null) => void;
  /** The picture, or its empty place. */
  picture: ReactNode;
};

/** Takes a picture from the device or its camera; it is resized and stripped of its metadata where it is kept. */
export function PhotoField({ label, hint, value, onChange, picture }: Props) {
  const t = useTranslations("common.photo");
  const refusal = useRefusalWords();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const id = useId();

  const send = async (file: File) => {
    setSending(true);
    try {
      const response = await fetch("/api/photos", { method: "POST", body: file });
      const answer = (await response.json()) as { id?: string; error?: { code: string } };
      if (answer.id) onChange(answer.id);
      else toast.error(refusal(answer.error?.code ?? "INTERNAL_ERROR"));
    } catch {
      toast.error(refusal("UNREACHABLE"));
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="flex items-center gap-4">
      {picture}
      <div className="grid gap-2">
        <Label htmlFor={id}>{label}</Label>
        {hint ? <p className="text-[0.8125rem] text-muted-foreground">{hint}</p> : null}
        <input
          ref={input}
          id={id}
          type="file"
          accept="image/*"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void send(file);
          }}
        />
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" size="sm" pending={sending} onClick={() => input.current?.click()}>
            <ImagePlus aria-hidden /> {value ? t("change") : t("choose")}
          </Button>
          {value ? (
            <Button variant="ghost" size="sm" onClick={() => onChange(null)}>
              <Trash2 aria-hidden /> {t("remove")}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
}
