"use client";

import { useCallback, useEffect } from "react";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";
import { keepDraft, readDraft } from "./use-draft.ts";

/**
 * Keeps the named fields of a form as drafts, which another language or a reload gives back; answers how to forget them. Never
 * name a password: what is kept can be read by whoever sits down at this tab.
 *
 * @param names one array for the life of the form
 */
export function useFormDraft<Values extends FieldValues, Context, Output>(
  key: string,
  { getValues, setValue, watch }: UseFormReturn<Values, Context, Output>,
  names: readonly Path<Values>[],
): () => void {
  useEffect(() => {
    for (const name of names) {
      const kept = readDraft(`${key} ${name}`);
      // What was typed before the page woke up is newer.
      if (kept && !getValues(name)) setValue(name, kept as PathValue<Values, Path<Values>>);
    }
    const typing = watch((_values, { name }) => {
      const changed = names.find((one) => one === name);
      if (changed) keepDraft(`${key} ${changed}`, String(getValues(changed) ?? ""));
    });
    return () => typing.unsubscribe();
  }, [key, names, getValues, setValue, watch]);
  return useCallback(() => {
    for (const name of names) keepDraft(`${key} ${name}`, "");
  }, [key, names]);
}
