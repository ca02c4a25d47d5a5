import { getTranslations } from "next-intl/server";
import { toDataURL } from "qrcode";
import { TilePattern } from "#ui/tile-pattern.tsx";

type Props = {
  institution: { name: string; tagline: string | null; phone: string | null; address: string | null };
  url: string;
};

/** A page for the wall or the counter: the name, the code and the address to type. Black on white: it is printed. */
export async function Poster({ institution, url }: Props) {
  const t = await getTranslations("setup.poster");
  const { name, tagline, phone, address } = institution;
  const code = await toDataURL(url, { margin: 1, width: 900, errorCorrectionLevel: "Q" });
  return (
    <figure className="mx-auto grid aspect-[210/297] w-full max-w-md content-between justify-items-center overflow-hidden rounded-xl border border-border bg-white pb-8 text-center text-black shadow-sm print:fixed print:inset-0 print:max-w-none print:rounded-none print:border-0 print:shadow-none">
      <div aria-hidden className="h-10 w-full print:h-20">
        <TilePattern size={40} />
      </div>
      <div className="grid gap-1 px-8">
        <p className="font-display text-3xl leading-tight font-semibold text-balance print:text-6xl">{name}</p>
        {tagline ? <p className="text-base text-neutral-700 print:text-2xl">{tagline}</p> : null}
      </div>
      <div className="grid justify-items-center gap-3 px-8">
        <p className="font-display text-2xl font-semibold print:text-5xl">{t("call")}</p>
        {/* oxlint-disable-next-line nextjs/no-img-element -- drawn here */}
        <img src={code} alt={t("code", { name })} className="w-3/5" />
        <p className="text-sm text-neutral-700 print:text-2xl">{t("how")}</p>
        <p className="font-mono text-sm font-semibold break-all print:text-2xl">
          {url.replace(/^https?:\/\/|\/$/g, "")}
        </p>
      </div>
      <p className="px-8 text-xs text-neutral-700 print:text-xl">{[address, phone].filter(Boolean).join(" · ")}</p>
    </figure>
  );
}
