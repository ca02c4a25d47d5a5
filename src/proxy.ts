import createMiddleware from "next-intl/middleware";
import { NextRequest, type NextResponse } from "next/server";
import { routing } from "./i18n/routing.ts";
import { contentSecurityPolicy, securityHeaders } from "./lib/security-headers.ts";

const localize = createMiddleware(routing);

/** Language and security headers. Who may see what is decided where the data is read, never here. */
export default function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);

  // Next reads the nonce from the request's policy, and next-intl copies the request's headers: so before it.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);

  const response = localize(new NextRequest(request, { headers }));
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Everything but the API, Next's own files, the process' own endpoints, /dev tools, and files with an extension.
  matcher: ["/((?!api|_next|healthz|readyz|metrics|dev/|.*\\..*).*)"],
};
