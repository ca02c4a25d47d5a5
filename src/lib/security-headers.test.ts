import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";

test("in production only scripts with this request's nonce run", () => {
  const policy = contentSecurityPolicy("abc", false);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).not.toContain("ws:");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("development may evaluate and talk to its own socket", () => {
  const policy = contentSecurityPolicy("abc", true);
  expect(policy).toContain("'unsafe-eval'");
  expect(policy).toContain("connect-src 'self' ws:");
});

test("our own service worker may be registered, and our own pages may ask for the camera", () => {
  expect(contentSecurityPolicy("abc", false)).toContain("worker-src 'self';");
  expect(securityHeaders["permissions-policy"]).toContain("camera=(self)");
});
