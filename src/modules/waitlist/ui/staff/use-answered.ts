"use client";

import { api } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";

type Outcome = { ok: true } | { ok: false; reason: string };

/** What every change of the waitlist does after its answer: says it, and fetches the lines again. */
export function useAnswered(sentence: string, onDone?: () => void) {
  const words = useRefusalWords();
  const utils = api.useUtils();
  return {
    onSuccess: (answer: Outcome) => {
      if (!answer.ok) return void toast.error(words(answer.reason));
      toast.success(sentence);
      onDone?.();
    },
    onError: (error: Parameters<typeof words>[0]) => void toast.error(words(error)),
    onSettled: () => utils.waitlist.lines.invalidate(),
  };
}
