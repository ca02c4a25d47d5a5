import type { TenantRequest } from "./request.ts";

/** What the process knows of a request before any handler does. */
export type Incoming = {
  Bindings: {
    requestId: string;
    /** The caller's network address, behind as many proxies as TRUST_PROXY believes. */
    address: string;
    /** So that the access log can say for whom it was. */
    remember: (request: TenantRequest) => void;
  };
};
