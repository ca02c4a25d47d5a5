"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

// Only the server's copy of the script runs; React complains about a live one when the layout is drawn in the browser.
const scriptProps = { type: typeof window === "undefined" ? "text/javascript" : "application/json" };

/** Light, dark, or as the system says; set before first paint by a script that carries the page's nonce. */
export function ThemeProvider({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <NextThemes
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
      scriptProps={scriptProps}
    >
      {children}
    </NextThemes>
  );
}
