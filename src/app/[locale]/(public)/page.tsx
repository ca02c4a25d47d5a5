import { setRequestLocale } from "next-intl/server";
import { Landing } from "#modules/tenancy/ui/landing.tsx";
import type { Locale } from "#i18n/locales.ts";

export default async function Home({ params }: { params: Promise<{ locale: Locale }> }) {
  setRequestLocale((await params).locale);
  return (
    <Landing
      demos={[
        { name: "Clínica del Parque", url: "http://clinica.localhost:3000", description: "Fonoaudiología y psicopedagogía, seis profesionales en Buenos Aires." },
        { name: "Academia Cordillera", url: "http://academia.localhost:3000", description: "Clases particulares y apoyo escolar en Santiago de Chile." },
      ]}
    />
  );
}
