"use client";

import { useState } from "react";
import type { Asked } from "./asked-code.ts";
import { AskCodeForm } from "./ask-code-form.tsx";
import { EnterCodeForm } from "./enter-code-form.tsx";
import type { Entered } from "./sign-in-form.tsx";

type Props = {
  onDone: (entered: Entered) => void | Promise<void>;
  /** Who is new here says their name with their address; who is known has one. */
  isNew: boolean;
  email?: string;
  submitLabel?: string;
};

/** Who you are, by six digits that are mailed: the address first, then the digits. */
export function CodeForm({ onDone, isNew, email = "", submitLabel }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  if (!asked || isChanging) {
    return (
      <AskCodeForm
        isNew={isNew}
        email={email}
        before={asked}
        onAsked={(now) => {
          setAsked(now);
          setIsChanging(false);
        }}
      />
    );
  }
  return (
    <EnterCodeForm
      key={asked.requestId}
      asked={asked}
      onAskedAgain={setAsked}
      onChangeEmail={() => setIsChanging(true)}
      onDone={onDone}
      {...(submitLabel ? { submitLabel } : {})}
    />
  );
}
