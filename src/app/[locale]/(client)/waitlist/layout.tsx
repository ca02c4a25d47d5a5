import type { ReactNode } from "react";
import { InstitutionFrame } from "../../(public)/institution-frame.tsx";

export default function WaitlistLayout({ children }: { children: ReactNode }) {
  return <InstitutionFrame>{children}</InstitutionFrame>;
}
