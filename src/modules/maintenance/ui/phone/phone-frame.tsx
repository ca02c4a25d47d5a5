"use client";

import { ArrowLeft, CloudOff, LayoutDashboard, Signal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "#lib/cn.ts";
import { LogoMark } from "#ui/logo.tsx";
import { ThemeToggle } from "#ui/theme-toggle.tsx";

type Props = {
  title: string;
  institution: string;
  online: boolean;
  unsent: number;
  deskPath: string;
  onBack?: () => void;
  children: ReactNode;
};

const square = "grid size-14 shrink-0 place-content-center rounded-2xl hover:bg-accent [&_svg]:size-6";

/** What stays on every screen: where one is, the way back, and whether there is a network. */
export function PhoneFrame({ title, institution, online, unsent, deskPath, onBack, children }: Props) {
  const t = useTranslations("technician");
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(title);
  useEffect(() => {
    document.title = `${title} · ${institution}`;
    if (shown.current !== title) heading.current?.focus({ preventScroll: true });
    shown.current = title;
  }, [title, institution]);
  return (
    <div className="mx-auto min-h-dvh w-full max-w-xl pb-28">
      <header className="sticky top-0 z-30 border-b border-border bg-background/95 pt-[env(safe-area-inset-top)] backdrop-blur-sm">
        <div className="flex h-16 items-center gap-1 px-2">
          {onBack ? (
            <button type="button" onClick={onBack} aria-label={t("back")} className={square}>
              <ArrowLeft aria-hidden />
            </button>
          ) : (
            <span aria-hidden className="grid size-14 shrink-0 place-content-center">
              <LogoMark className="size-8" />
            </span>
          )}
          <div className="min-w-0 flex-1">
            <h1 ref={heading} tabIndex={-1} className="truncate text-xl leading-tight font-semibold outline-none">
              {title}
            </h1>
            {onBack ? null : <p className="truncate text-sm text-muted-foreground">{institution}</p>}
          </div>
          <NetworkSign online={online} unsent={unsent} />
        </div>
        {online ? null : (
          <p role="status" className="bg-warning-soft px-4 py-2 text-sm leading-snug text-foreground">
            {t("offlineHint")}
          </p>
        )}
      </header>
      <main id="content" className="px-4 pt-5">
        {children}
      </main>
      {onBack ? null : (
        <footer className="mt-8 flex items-center justify-between px-2">
          {/* A page load of its own: the desk is not kept on the phone. */}
          <a href={deskPath} className="flex h-14 items-center gap-3 rounded-2xl px-3 hover:bg-accent [&_svg]:size-6">
            <LayoutDashboard aria-hidden /> {t("desk")}
          </a>
          <ThemeToggle className="size-14 rounded-2xl coarse:size-14 [&_svg]:size-6" />
        </footer>
      )}
    </div>
  );
}

function NetworkSign({ online, unsent }: { online: boolean; unsent: number }) {
  const t = useTranslations("technician");
  const Icon = online ? Signal : CloudOff;
  return (
    <span
      role="status"
      className={cn(
        "mr-1 inline-flex h-9 shrink-0 items-center gap-1.5 rounded-full px-3 text-sm font-medium [&_svg]:size-4",
        online ? "bg-success-soft text-success" : "bg-warning-soft text-warning",
      )}
    >
      <Icon aria-hidden />
      <span className={cn(online && "sr-only")}>{t(online ? "online" : "offline")}</span>
      {unsent > 0 ? <span className="tabular">{unsent}</span> : null}
    </span>
  );
}
