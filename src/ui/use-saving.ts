"use client";

import type { ApiError } from "#lib/trpc.tsx";
import { useRefusalWords } from "./refusal-words.tsx";
import { toast } from "./toaster.tsx";

type Answer = { ok: true } | { ok: false; reason: string };

/** Runs a command and says how it went. @returns its answer if it was done, null if it was not */
export function useSaving() {
  const refusal = useRefusalWords();
  return async <A extends Answer>(run: () => Promise<A>, done?: string): Promise<Extract<A, { ok: true }> | null> => {
    try {
      const answer = await run();
      if (!answer.ok) {
        toast.error(refusal(answer.reason));
        return null;
      }
      if (done) toast.success(done);
      return answer as Extract<A, { ok: true }>;
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
      return null;
    }
  };
}
