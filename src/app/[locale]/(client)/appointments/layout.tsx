import type { ReactNode } from "react";
import { ClientWords } from "#i18n/client-words.tsx";
import { InstitutionFrame } from "../../(public)/institution-frame.tsx";

export default function AppointmentsLayout({ children }: { children: ReactNode }) {
  return (
    <ClientWords area="appointments">
      <InstitutionFrame>{children}</InstitutionFrame>
    </ClientWords>
  );
}
