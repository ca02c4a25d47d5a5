import { Clock, MapPin, MessageCircle, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TilePattern } from "#ui/tile-pattern.tsx";
import { InstitutionPhoto } from "./institution-photo.tsx";
import type { Institution } from "./institution-shell.tsx";

type InstitutionPage = Institution & {
  tagline: string | null;
  about: string | null;
  whatsapp: string | null;
  openingHours: string | null;
  photoId: string | null;
};

const digits = (phone: string) => phone.replace(/[^+\d]/g, "");
const link = "underline-offset-4 hover:underline coarse:inline-flex coarse:min-h-11 coarse:items-center";

/** Who they are, where and when: the plate by the door, on its strip of floor. */
export function InstitutionDoor({ institution }: { institution: InstitutionPage }) {
  const t = useTranslations("booking.home");
  const { name, tagline, about, address, phone, whatsapp, openingHours, photoId } = institution;
  return (
    <header className="overflow-hidden rounded-2xl border border-border bg-card shadow-sm">
      <div aria-hidden className="h-10">
        <TilePattern size={40} />
      </div>
      <div className="grid gap-5 p-6 sm:p-9">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
          {photoId ? <InstitutionPhoto id={photoId} className="size-20 rounded-2xl bg-card sm:size-24" /> : null}
          <div className="grid min-w-0 flex-1 basis-64 gap-2">
            <h1 className="text-3xl font-semibold leading-tight sm:text-[2.75rem]">{name}</h1>
            {tagline ? <p className="max-w-2xl text-lg leading-relaxed text-muted-foreground">{tagline}</p> : null}
          </div>
        </div>
        {about ? <p className="max-w-2xl leading-relaxed whitespace-pre-line">{about}</p> : null}
        <address className="flex flex-wrap gap-x-6 gap-y-2 not-italic empty:hidden [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-primary-text">
          {address ? (
            <Line icon={<MapPin aria-hidden />}>
              <a
                href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`}
                rel="noreferrer"
                target="_blank"
                className={link}
              >
                {address} <span className="sr-only">{t("onMap")}</span>
              </a>
            </Line>
          ) : null}
          {openingHours ? <Line icon={<Clock aria-hidden />}>{openingHours}</Line> : null}
          {phone ? (
            <Line icon={<Phone aria-hidden />}>
              <a href={`tel:${digits(phone)}`} className={link}>
                {phone}
              </a>
            </Line>
          ) : null}
          {whatsapp ? (
            <Line icon={<MessageCircle aria-hidden />}>
              <a
                href={`https://wa.me/${digits(whatsapp).replace("+", "")}`}
                rel="noreferrer"
                target="_blank"
                className={link}
              >
                {t("whatsapp")}
              </a>
            </Line>
          ) : null}
        </address>
      </div>
    </header>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="flex items-center gap-2">
      {icon}
      <span>{children}</span>
    </span>
  );
}
