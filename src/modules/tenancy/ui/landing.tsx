import { useTranslations } from "next-intl";
import { LocaleSwitch } from "#ui/locale-switch.tsx";
import { Logo } from "#ui/logo.tsx";
import { SkipLink } from "#ui/skip-link.tsx";
import { ThemeToggle } from "#ui/theme-toggle.tsx";
import { type Demo, LandingDemos } from "./landing-demos.tsx";
import { LandingHero } from "./landing-hero.tsx";
import { LandingPromises } from "./landing-promises.tsx";
import { LandingRooms } from "./landing-rooms.tsx";

/** What Zaguán is, for a stranger. Drawn in HTML and SVG; only the two switches run in the browser. */
export function Landing({ demos }: { demos: readonly Demo[] }) {
  const t = useTranslations();
  return (
    <>
      <SkipLink />
      <header className="absolute inset-x-0 top-0 z-20">
        <div className="mx-auto flex h-20 max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
          <Logo />
          <nav aria-label={t("common.preferences")} className="flex items-center">
            <LocaleSwitch />
            <ThemeToggle />
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="outline-none">
        <LandingHero demoUrl={demos[0]?.url} />
        <LandingRooms />
        <LandingPromises />
        <LandingDemos demos={demos} />
      </main>
      <footer className="border-t border-border">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-8 text-sm text-muted-foreground sm:px-6">
          <p className="font-display text-base text-foreground">{t("landing.footer.meaning")}</p>
          <p>{t("landing.footer.free")}</p>
        </div>
      </footer>
    </>
  );
}
