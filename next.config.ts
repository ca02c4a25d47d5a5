import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./src/i18n/request.ts");

const config: NextConfig = {
  // A second server on the same checkout (a preview, a test) needs a build folder of its own.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm run check` reads the types; a start on a fresh machine need not.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node itself: one instance for the process and the pages alike.
  serverExternalPackages: ["pg-boss", "postgres", "pino", "lucia"],
  // Tenants are subdomains: `clinica.localhost` must reach the development assets too.
  allowedDevOrigins: ["*.localhost"],
};

export default withNextIntl(config);
