import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { TileFloor } from "#ui/tile-floor.tsx";
import { LandingVignette } from "./landing-vignette.tsx";

export function LandingHero({ demoUrl }: { demoUrl: string | undefined }) {
  const t = useTranslations("landing.hero");
  return (
    <section className="relative overflow-hidden bg-background">
      <div className="mx-auto grid max-w-6xl gap-x-12 gap-y-12 px-4 pt-28 sm:px-6 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] lg:pt-24">
        <div className="grid content-center gap-7 lg:pb-20">
          <h1 className="text-[2.75rem] font-semibold leading-[1.04] tracking-[-0.025em] sm:text-6xl lg:text-[4.25rem]">
            {t("title")}
          </h1>
          <p className="max-w-[34rem] text-lg leading-relaxed text-muted-foreground sm:text-xl sm:leading-relaxed">
            {t("lead")}
          </p>
          <div className="flex flex-wrap gap-3">
            <Button asChild size="lg">
              <a href={demoUrl ?? "#demos"}>{t("tryIt")}</a>
            </Button>
            <Button asChild size="lg" variant="outline">
              <a href="#rooms">{t("how")}</a>
            </Button>
          </div>
        </div>
        <div className="relative z-10 mx-auto w-full max-w-[25rem] lg:mr-0">
          <LandingVignette />
        </div>
      </div>
      <TileFloor className="h-28 sm:h-36" />
    </section>
  );
}
