import { useTranslations } from "next-intl";
import { Avatar } from "#ui/avatar.tsx";
import { Card } from "#ui/card.tsx";
import type { PublicService } from "../queries/public-services.ts";

/** The people who see clients, where at least one has a face or a few words to show. */
export function PublicPeople({ services }: { services: readonly PublicService[] }) {
  const t = useTranslations("booking.home");
  const people = [
    ...new Map(services.flatMap(({ professionals }) => professionals).map((each) => [each.id, each])).values(),
  ];
  if (!people.some(({ bio, photoId }) => bio || photoId)) return null;
  return (
    <section aria-labelledby="people-title" className="grid gap-4">
      <h2 id="people-title" className="text-2xl font-semibold leading-tight">
        {t("people")}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {people.map(({ id, firstName, lastName, title, bio, photoId }) => {
          const name = `${firstName} ${lastName}`.trim();
          return (
            <li key={id} className="grid">
              <Card className="flex items-start gap-4 p-5">
                {photoId ? (
                  // oxlint-disable-next-line nextjs/no-img-element -- resized already, and cached for ever
                  <img
                    src={`/api/photos/${photoId}`}
                    alt=""
                    loading="lazy"
                    decoding="async"
                    className="size-16 shrink-0 rounded-full object-cover"
                  />
                ) : (
                  <Avatar name={name} />
                )}
                <div className="grid min-w-0 gap-1">
                  <h3 className="text-base font-semibold">{name}</h3>
                  {title ? <p className="text-sm text-muted-foreground">{title}</p> : null}
                  {bio ? <p className="text-sm leading-relaxed whitespace-pre-line">{bio}</p> : null}
                </div>
              </Card>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
