import { headers } from "next/headers";
import { env } from "#env.ts";
import { UnknownInstitution } from "#modules/tenancy/ui/unknown-institution.tsx";
import { pagePlace } from "#server/page.ts";
import NotFound from "../not-found.tsx";

/** Nothing here: because nobody lives at this address, or because the page does not exist. */
export default async function PublicNotFound() {
  const place = await pagePlace();
  if (place.kind !== "unknown") return <NotFound />;
  return <UnknownInstitution host={(await headers()).get("host") ?? ""} landingUrl={env().PUBLIC_ORIGIN} />;
}
