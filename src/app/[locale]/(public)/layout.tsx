import type { ReactNode } from "react";
import { FocusHeading } from "#ui/focus-heading.tsx";
import { SuspendedInstitution } from "#modules/tenancy/ui/suspended-institution.tsx";
import { pagePlace } from "#server/page.ts";

/** A suspended institution says so behind whichever of its doors one knocks at. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const place = await pagePlace();
  if (place.kind === "suspended") return <SuspendedInstitution name={place.tenant.name} />;
  return (
    <>
      <FocusHeading />
      {children}
    </>
  );
}
