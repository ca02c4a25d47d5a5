import type { ReactNode } from "react";
import { ClientWords } from "#i18n/client-words.tsx";
import { TrpcProvider } from "#lib/trpc.tsx";

export default function BookLayout({ children }: { children: ReactNode }) {
  return (
    <ClientWords area="booking">
      <TrpcProvider>{children}</TrpcProvider>
    </ClientWords>
  );
}
