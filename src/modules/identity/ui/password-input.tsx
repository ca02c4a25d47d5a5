"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Input } from "#ui/input.tsx";

/** A password that its owner may look at. `autoComplete` tells password managers which one it is. */
export function PasswordInput({
  autoComplete,
  ...props
}: ComponentProps<"input"> & { autoComplete: "current-password" | "new-password" }) {
  const t = useTranslations("identity");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input
        {...props}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="pr-12"
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={t("showPassword")}
        title={t(shown ? "hidePassword" : "showPassword")}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 grid w-11 place-content-center rounded-r-lg text-muted-foreground hover:text-foreground"
      >
        <Icon aria-hidden className="size-[1.125rem]" />
      </button>
    </span>
  );
}
