import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClockProof, DoubleProof, LedgerProof, TenantsProof } from "./landing-proofs.tsx";

export function LandingPromises() {
  const t = useTranslations("landing.promises");
  return (
    <section aria-labelledby="promises-title" className="border-y border-border bg-card">
      <div className="mx-auto max-w-6xl px-4 py-20 sm:px-6 sm:py-28">
        <div className="grid max-w-2xl gap-3">
          <h2 id="promises-title" className="text-3xl font-semibold leading-tight sm:text-[2.75rem]">
            {t("title")}
          </h2>
          <p className="text-lg leading-relaxed text-muted-foreground">{t("lead")}</p>
        </div>
        <ul className="mt-12 grid gap-x-12 gap-y-14 md:grid-cols-2">
          <Kept title={t("double.title")} body={t("double.body")} proof={<DoubleProof />} />
          <Kept title={t("clock.title")} body={t("clock.body")} proof={<ClockProof />} />
          <Kept title={t("tenants.title")} body={t("tenants.body")} proof={<TenantsProof />} />
          <Kept title={t("ledger.title")} body={t("ledger.body")} proof={<LedgerProof />} />
        </ul>
      </div>
    </section>
  );
}

function Kept({ title, body, proof }: { title: string; body: string; proof: ReactNode }) {
  return (
    <li className="grid content-start gap-5">
      <div
        aria-hidden
        className="grid h-44 items-center overflow-hidden rounded-2xl border border-border bg-background px-5"
      >
        {proof}
      </div>
      <div className="grid gap-2">
        <h3 className="font-display text-xl font-semibold leading-snug tracking-tight">{title}</h3>
        <p className="max-w-[34rem] leading-relaxed text-muted-foreground">{body}</p>
      </div>
    </li>
  );
}
