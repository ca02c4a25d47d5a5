import { useTranslations } from "next-intl";

/** Photos in a row; each opens whole. */
export function PhotoRow({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("maintenance");
  if (ids.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {ids.map((id, index) => (
        <li key={id}>
          <a href={`/api/photos/${id}`} target="_blank" rel="noreferrer" className="block rounded-lg">
            {/* oxlint-disable-next-line nextjs/no-img-element -- private, resized already, and cached for ever */}
            <img
              src={`/api/photos/${id}`}
              alt={t("photo", { number: index + 1 })}
              loading="lazy"
              className="size-16 rounded-lg border border-border object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
