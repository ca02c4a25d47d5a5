"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#ui/button.tsx";

type Way = "code" | "password";
type Props = { first: Way; code: ReactNode; password: ReactNode };

/** Two ways through one door; the other is a tap away. */
export function CodeOrPassword({ first, code, password }: Props) {
  const t = useTranslations("identity.codes");
  const [way, setWay] = useState(first);
  return (
    <div className="grid gap-4">
      {way === "code" ? code : password}
      <Button
        variant="link"
        className="justify-self-center"
        onClick={() => setWay(way === "code" ? "password" : "code")}
      >
        {t(way === "code" ? "withPassword" : "withCode")}
      </Button>
    </div>
  );
}
