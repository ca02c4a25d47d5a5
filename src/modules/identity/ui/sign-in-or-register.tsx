"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { useDraft } from "#lib/use-draft.ts";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { CodeForm } from "./code-form.tsx";
import { CodeOrPassword } from "./code-or-password.tsx";
import { RegisterForm } from "./register-form.tsx";
import { type Entered, SignInForm } from "./sign-in-form.tsx";

type Props = {
  /** The session is open; what the page knew as a visitor is fetched again. A promise keeps the button busy. */
  onDone: (entered: Entered) => void | Promise<void>;
  /** What the button says when going on means more than entering: "Continue". */
  submitLabel?: string;
};

/** Who you are, in the middle of something else: new here, or known already. Nothing of the page around it is lost. */
export function SignInOrRegister({ onDone, submitLabel }: Props) {
  const t = useTranslations("identity");
  const utils = api.useUtils();
  // Another language leaves whoever was signing in at that door.
  const [kept, setDoor, forgetDoor] = useDraft("door");
  const door = kept === "known" ? "known" : "new";
  const [email, setEmail] = useState("");
  const enter = async (entered: Entered) => {
    forgetDoor();
    await utils.identity.invalidate();
    await onDone(entered);
  };
  const label = submitLabel ? { submitLabel } : {};
  return (
    <div className="grid gap-6">
      <SegmentedControl
        label={t("doors.label")}
        value={door}
        onValueChange={setDoor}
        segments={[
          { value: "new", label: t("doors.new") },
          { value: "known", label: t("doors.known") },
        ]}
        className="w-full"
      />
      {door === "known" ? (
        <CodeOrPassword
          key="known"
          first="password"
          code={<CodeForm isNew={false} email={email} onDone={enter} {...label} />}
          password={<SignInForm key={email} email={email} onDone={enter} {...label} />}
        />
      ) : (
        <CodeOrPassword
          key="new"
          first="code"
          code={<CodeForm isNew onDone={enter} {...label} />}
          password={
            <RegisterForm
              onDone={enter}
              {...label}
              renderSignIn={(typed) => (
                <Button
                  size="sm"
                  variant="outline"
                  onClick={() => {
                    setEmail(typed);
                    setDoor("known");
                  }}
                >
                  {t("signInWithThis")}
                </Button>
              )}
            />
          }
        />
      )}
    </div>
  );
}
