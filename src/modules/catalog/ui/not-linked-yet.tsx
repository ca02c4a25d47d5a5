import { getTranslations } from "next-intl/server";
import { EmptyState } from "#ui/empty-state.tsx";

/** For a professional whom the calendar does not know: not that there is nobody, but that it does not know who they are. */
export async function NotLinkedYet({ admins }: { admins: readonly { firstName: string; lastName: string }[] }) {
  const t = await getTranslations("catalog.notLinked");
  const names = admins.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim()).join(", ");
  return <EmptyState heading="h1" title={t("title")} description={t("text", { names })} />;
}
