import localFont from "next/font/local";

// next/font preloads the files and fits the fallback's metrics, so that nothing moves when they arrive.
export const display = localFont({
  src: "../../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2",
  variable: "--font-display",
  weight: "100 900",
  adjustFontFallback: "Times New Roman",
  fallback: ["Georgia", "serif"],
});

export const text = localFont({
  src: "../../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  variable: "--font-text",
  weight: "400 700",
  adjustFontFallback: "Arial",
  fallback: ["ui-sans-serif", "system-ui", "sans-serif"],
});
