import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { TilePattern } from "#ui/tile-pattern.tsx";

export type Demo = { name: string; url: string; description: string };

export function LandingDemos({ demos }: { demos: readonly Demo[] }) {
  const t = useTranslations("landing.demos");
  return (
    <section id="demos" aria-labelledby="demos-title" className="mx-auto max-w-6xl px-4 py-20 sm:px-6 sm:py-28">
      <div className="grid max-w-2xl gap-3">
        <h2 id="demos-title" className="text-3xl font-semibold leading-tight sm:text-[2.75rem]">
          {t("title")}
        </h2>
        <p className="text-lg leading-relaxed text-muted-foreground">{demos.length > 0 ? t("lead") : t("none")}</p>
      </div>
      <ul className={cn("mt-10 grid gap-5", demos.length === 3 ? "lg:grid-cols-3" : "md:grid-cols-2")}>
        {demos.map((demo) => (
          <li key={demo.url} className="flex">
            <a
              href={demo.url}
              className="group flex w-full flex-col overflow-hidden rounded-2xl border border-border-strong bg-card shadow-sm transition-[border-color,box-shadow] hover:border-primary hover:shadow-md"
            >
              <span aria-hidden className="block h-14 w-full">
                <TilePattern size={56} />
              </span>
              <span className="grid flex-1 content-start gap-2 p-6">
                <span className="font-display text-2xl font-semibold leading-snug tracking-tight">{demo.name}</span>
                <span className="leading-relaxed text-muted-foreground">{demo.description}</span>
                <span className="mt-2 inline-flex items-center gap-2 font-medium text-primary-text">
                  {t("visit", { name: demo.name })}
                  <ArrowRight aria-hidden className="size-4 transition-transform group-hover:translate-x-1" />
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
