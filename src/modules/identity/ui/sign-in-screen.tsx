"use client";

import { SignInForm } from "./sign-in-form.tsx";
import { useGoOn } from "./use-go-on.ts";

export function SignInScreen({ next, email }: { next: string | null; email: string }) {
  const goOn = useGoOn(next);
  return <SignInForm onDone={goOn} email={email} />;
}
