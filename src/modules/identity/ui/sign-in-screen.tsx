"use client";

import { CodeForm } from "./code-form.tsx";
import { CodeOrPassword } from "./code-or-password.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { useGoOn } from "./use-go-on.ts";

export function SignInScreen({ next, email }: { next: string | null; email: string }) {
  const goOn = useGoOn(next);
  return (
    <CodeOrPassword
      first="password"
      code={<CodeForm isNew={false} onDone={goOn} email={email} />}
      password={<SignInForm onDone={goOn} email={email} />}
    />
  );
}
