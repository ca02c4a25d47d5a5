import type { ReactNode } from "react";
import { ClientWords } from "#i18n/client-words.tsx";
import { FocusHeading } from "#ui/focus-heading.tsx";
import { TrpcProvider } from "#lib/trpc.tsx";

export default function ClientLayout({ children }: { children: ReactNode }) {
  return (
    <ClientWords area="doors">
      <TrpcProvider>
        <FocusHeading />
        {children}
      </TrpcProvider>
    </ClientWords>
  );
}
