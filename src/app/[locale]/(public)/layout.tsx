import type { ReactNode } from "react";
import { SuspendedInstitution } from "#modules/tenancy/ui/suspended-institution.tsx";
import { pagePlace } from "#server/page.ts";

/** A suspended institution says so behind whichever of its doors one knocks at. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const place = await pagePlace();
  return place.kind === "suspended" ? <SuspendedInstitution name={place.tenant.name} /> : children;
}
