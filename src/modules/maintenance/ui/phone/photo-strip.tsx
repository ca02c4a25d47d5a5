"use client";

import { Camera, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { toast } from "#ui/toaster.tsx";
import { MOST_PHOTOS } from "../../schemas.ts";
import { big } from "./big.ts";
import { shrinkPhoto } from "./shrink-photo.ts";

type Props = { photos: readonly Blob[]; onChange: (changed: (photos: Blob[]) => Blob[]) => void };

/** Photos of a visit: taken with the phone's own camera, made small at once. */
export function PhotoStrip({ photos, onChange }: Props) {
  const t = useTranslations("technician.machine");
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const urls = useObjectUrls(photos);
  const take = async (files: readonly File[]) => {
    setBusy(true);
    for (const file of files.slice(0, MOST_PHOTOS - photos.length)) {
      try {
        const small = await shrinkPhoto(file);
        onChange((before) => [...before, small].slice(0, MOST_PHOTOS));
      } catch {
        toast.error(t("photoUnread"));
      }
    }
    setBusy(false);
  };
  return (
    <section className="grid gap-2">
      <h2 className="text-lg font-semibold">{t("photos")}</h2>
      {urls.length > 0 ? (
        <ul className="grid grid-cols-3 gap-2">
          {urls.map((url, index) => (
            <li key={url} className="relative">
              {/* oxlint-disable-next-line nextjs/no-img-element */}
              <img
                src={url}
                alt={t("photo", { number: index + 1 })}
                className="aspect-square w-full rounded-2xl border border-border object-cover"
              />
              <Button
                variant="secondary"
                className={`${big.square} absolute top-1 right-1 size-12 rounded-xl opacity-90 coarse:size-12`}
                aria-label={t("removePhoto", { number: index + 1 })}
                onClick={() => onChange((before) => before.filter((_, at) => at !== index))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {photos.length < MOST_PHOTOS ? (
        <Button variant="outline" className={big.primary} pending={busy} onClick={() => input.current?.click()}>
          <Camera aria-hidden /> {t("takePhoto")}
        </Button>
      ) : (
        <p className="text-muted-foreground">{t("mostPhotos", { count: MOST_PHOTOS })}</p>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("takePhoto")}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = "";
          void take(files);
        }}
      />
    </section>
  );
}

function useObjectUrls(blobs: readonly Blob[]): string[] {
  const [urls, setUrls] = useState<string[]>([]);
  useEffect(() => {
    const made = blobs.map((blob) => URL.createObjectURL(blob));
    setUrls(made);
    return () => made.forEach((url) => URL.revokeObjectURL(url));
  }, [blobs]);
  return urls;
}
