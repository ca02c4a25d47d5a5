import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Arch } from "../arch.tsx";
import { LocaleSwitch } from "../locale-switch.tsx";
import { SkipLink } from "../skip-link.tsx";
import { ThemeToggle } from "../theme-toggle.tsx";
import { TileFloor } from "../tile-floor.tsx";
import { TilePattern } from "../tile-pattern.tsx";

type AuthShellProps = {
  brand: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  /** Beneath the form: the way to register, or back. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The form at the left, the hall at the right; on a phone only a strip of floor remains. */
export function AuthShell({ brand, title, description, footer, children }: AuthShellProps) {
  const t = useTranslations("common");
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <SkipLink />
      <div className="flex min-w-0 flex-col">
        <header className="flex h-16 items-center justify-between gap-4 px-4 sm:px-8">
          <div className="min-w-0">{brand}</div>
          <nav aria-label={t("preferences")} className="flex shrink-0 items-center">
            <LocaleSwitch />
            <ThemeToggle />
          </nav>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto grid w-full max-w-md flex-1 content-center gap-7 px-4 py-8 outline-none sm:px-8"
        >
          <div className="grid gap-2">
            <h1 className="text-[1.75rem] font-semibold leading-tight sm:text-3xl">{title}</h1>
            {description ? <p className="leading-relaxed text-muted-foreground">{description}</p> : null}
          </div>
          {children}
          {footer ? <div className="text-sm text-muted-foreground">{footer}</div> : null}
        </main>
        <div aria-hidden className="h-9 lg:hidden">
          <TilePattern size={36} />
        </div>
      </div>
      <Hall />
    </div>
  );
}

/** A wall, a doorway with one leaf open, and the floor that leads to it. */
function Hall() {
  return (
    <div
      aria-hidden
      className="relative hidden overflow-hidden border-l border-border bg-primary-soft lg:flex lg:flex-col"
    >
      <div className="flex flex-1 items-end justify-center">
        <Arch className="h-[min(34rem,80%)] w-[21rem]">
          <div className="absolute inset-y-0 right-0 w-1/2 bg-card dark:bg-[color-mix(in_oklab,var(--tile-glow)_28%,var(--background))]" />
          <div className="absolute inset-y-0 left-0 flex w-1/2 flex-col gap-4 bg-(--tile-line) p-5">
            <div className="flex-[3] rounded-sm border-2 border-black/20" />
            <div className="flex-[2] rounded-sm border-2 border-black/20" />
            <div className="absolute top-1/2 right-3 size-2.5 rounded-full bg-(--tile-glow)" />
          </div>
        </Arch>
      </div>
      <TileFloor className="h-[28%]" />
    </div>
  );
}
