"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink, type TRPCClientErrorLike } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import { useState, type ReactNode } from "react";
import type { AppRouter } from "#server/trpc/router.ts";

export const api = createTRPCReact<AppRouter>();
export type ApiError = TRPCClientErrorLike<AppRouter>;

/** A fault may pass; an answer (4xx) will be the same next time. */
const worthAnotherTry = (failures: number, error: unknown): boolean => {
  const status = (error as ApiError | null)?.data?.httpStatus;
  return failures < 2 && (status === undefined || status >= 500);
};

export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: worthAnotherTry } } }),
  );
  const [client] = useState(() =>
    api.createClient({
      links: [
        httpBatchLink({
          url: "/api/trpc",
          maxItems: 10,
          headers: () => ({ "x-locale": document.documentElement.lang }),
        }),
      ],
    }),
  );
  return (
    <api.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </api.Provider>
  );
}
