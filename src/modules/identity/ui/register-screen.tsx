"use client";

import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { CodeForm } from "./code-form.tsx";
import { CodeOrPassword } from "./code-or-password.tsx";
import { RegisterForm } from "./register-form.tsx";
import { useGoOn } from "./use-go-on.ts";

export function RegisterScreen({ next }: { next: string | null }) {
  const t = useTranslations("identity");
  const goOn = useGoOn(next);
  return (
    <CodeOrPassword
      first="password"
      code={<CodeForm isNew onDone={goOn} />}
      password={
        <RegisterForm
          onDone={goOn}
          renderSignIn={(email) => (
            <Button asChild size="sm" variant="outline">
              <Link href={{ pathname: "/sign-in", query: { email, ...(next ? { next } : {}) } }}>
                {t("signInWithThis")}
              </Link>
            </Button>
          )}
        />
      }
    />
  );
}
