import { useTranslations } from "next-intl";
import { ClientScene, MachineScene, StaffScene } from "./landing-scenes.tsx";

const rooms = [
  { key: "client", Scene: ClientScene },
  { key: "staff", Scene: StaffScene },
  { key: "machines", Scene: MachineScene },
] as const;

export function LandingRooms() {
  const t = useTranslations("landing.rooms");
  return (
    <section id="rooms" aria-labelledby="rooms-title" className="mx-auto max-w-6xl px-4 py-20 sm:px-6 sm:py-28">
      <div className="grid max-w-2xl gap-3">
        <h2 id="rooms-title" className="text-3xl font-semibold leading-tight sm:text-[2.75rem]">
          {t("title")}
        </h2>
        <p className="text-lg leading-relaxed text-muted-foreground">{t("lead")}</p>
      </div>
      <ul className="mt-12 grid gap-10 md:grid-cols-3 md:gap-8">
        {rooms.map(({ key, Scene }) => (
          <li key={key} className="grid content-start gap-5">
            <Scene />
            <div className="grid gap-2">
              <p className="text-sm leading-6 font-medium text-primary-text">{t(`${key}.name`)}</p>
              <h3 className="font-display text-2xl font-semibold leading-snug tracking-tight">{t(`${key}.title`)}</h3>
              <p className="leading-relaxed text-muted-foreground">{t(`${key}.body`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
