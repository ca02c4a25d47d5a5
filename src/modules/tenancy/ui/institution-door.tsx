import { MapPin, Phone } from "lucide-react";
import { TilePattern } from "#ui/tile-pattern.tsx";
import type { Institution } from "./institution-shell.tsx";

type Props = { institution: Institution & { tagline: string | null } };

/** Who they are and where: the plate by the door, on its strip of floor. */
export function InstitutionDoor({ institution }: Props) {
  const { name, tagline, address, phone } = institution;
  return (
    <header className="overflow-hidden rounded-2xl border border-border bg-card shadow-sm">
      <div aria-hidden className="h-10">
        <TilePattern size={40} />
      </div>
      <div className="grid gap-4 p-6 sm:p-9">
        <h1 className="text-3xl font-semibold leading-tight sm:text-[2.75rem]">{name}</h1>
        {tagline ? <p className="max-w-2xl text-lg leading-relaxed text-muted-foreground">{tagline}</p> : null}
        {address || phone ? (
          <address className="flex flex-wrap gap-x-6 gap-y-2 not-italic [&_svg]:size-4 [&_svg]:text-primary-text">
            {address ? (
              <span className="flex items-center gap-2">
                <MapPin aria-hidden />
                {address}
              </span>
            ) : null}
            {phone ? (
              <a
                href={`tel:${phone.replace(/[^+\d]/g, "")}`}
                className="flex items-center gap-2 underline-offset-4 hover:underline coarse:min-h-11"
              >
                <Phone aria-hidden />
                {phone}
              </a>
            ) : null}
          </address>
        ) : null}
      </div>
    </header>
  );
}
