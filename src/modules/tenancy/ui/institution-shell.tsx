import { MapPin, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { AccentStyle } from "#ui/accent-style.tsx";
import { PublicShell } from "#ui/layout/public-shell.tsx";
import { LogoMark } from "#ui/logo.tsx";

export type Institution = { name: string; accent: string | null; address: string | null; phone: string | null };

type Props = {
  institution: Institution;
  /** The way in, or the menu of who is in. */
  nav: ReactNode;
  width?: "narrow" | "normal" | "wide";
  nonce?: string | undefined;
  children: ReactNode;
};

/** An institution's own rooms: its name on the door, its colour on the walls, its address at the foot. */
export function InstitutionShell({ institution, nav, width = "normal", nonce, children }: Props) {
  const { name, accent, address, phone } = institution;
  return (
    <>
      <AccentStyle color={accent} {...(nonce ? { nonce } : {})} />
      <PublicShell
        width={width}
        brand={
          <Link href="/" title={name} className="flex min-h-11 min-w-0 items-center gap-2.5 rounded-md">
            <LogoMark className="shrink-0" />
            <span className="line-clamp-2 font-display text-base leading-[1.15] font-semibold tracking-tight text-balance sm:text-lg sm:leading-[1.15]">
              {name}
            </span>
          </Link>
        }
        nav={nav}
        footer={
          <ul className="flex flex-wrap gap-x-5 gap-y-1.5 [&_li]:flex [&_li]:items-center [&_li]:gap-1.5 [&_svg]:size-4">
            {address ? (
              <li>
                <MapPin aria-hidden />
                {address}
              </li>
            ) : null}
            {phone ? (
              <li>
                <Phone aria-hidden />
                <a href={`tel:${phone.replace(/[^+\d]/g, "")}`} className="py-1 underline-offset-4 hover:underline">
                  {phone}
                </a>
              </li>
            ) : null}
          </ul>
        }
      >
        {children}
      </PublicShell>
    </>
  );
}
