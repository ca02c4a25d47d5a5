"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { type CSSProperties, useSyncExternalStore } from "react";
import { type ExternalToast, toast as sonner, Toaster as Sonner } from "sonner";
import { usePathname } from "#i18n/navigation.ts";
import { tellForm } from "./form-problem.ts";

/** A sentence is read in four seconds; what can be done about it, or went wrong, is given ten. */
const READ_MS = 4_000;
const ANSWER_MS = 10_000;

const lasting = (told: ExternalToast | undefined, least = READ_MS): ExternalToast => ({
  duration: told?.action ? ANSWER_MS : least,
  ...told,
});

const say = (message: string, told?: ExternalToast) => sonner(message, lasting(told));

/** Says what happened, without taking the place of anything that is read. */
export const toast = Object.assign(say, {
  success: (message: string, told?: ExternalToast) => sonner.success(message, lasting(told)),
  warning: (message: string, told?: ExternalToast) => sonner.warning(message, lasting(told, ANSWER_MS)),
  /** In the form that is open, where there is one: a toast would lie over what is to be put right. */
  error: (message: string, told?: ExternalToast) =>
    !told && tellForm(message) ? "" : sonner.error(message, lasting(told, ANSWER_MS)),
  dismiss: sonner.dismiss,
});

/** From here on the dashboard has its sidebar at full width (`lg`). */
const WIDE = "(min-width: 1024px)";
const onWidth = (changed: () => void) => {
  const wide = matchMedia(WIDE);
  wide.addEventListener("change", changed);
  return () => wide.removeEventListener("change", changed);
};

/**
 * Where it covers no title, nothing that is read and no button: at a desk at the foot of the dashboard's sidebar, everywhere
 * else on the bar with the name of the institution.
 */
export function Toaster() {
  const t = useTranslations("common");
  const { resolvedTheme } = useTheme();
  const inStaff = usePathname().startsWith("/staff");
  const wide = useSyncExternalStore(
    onWidth,
    () => matchMedia(WIDE).matches,
    () => false,
  );
  const beside = inStaff && wide;
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position={beside ? "bottom-left" : "top-center"}
      offset={beside ? { bottom: 64, left: 10 } : { top: 7 }}
      mobileOffset={{ top: 7, left: 8, right: 8 }}
      style={{ "--width": beside ? "13.75rem" : "26rem" } as CSSProperties}
      containerAriaLabel={t("notifications")}
      toastOptions={{
        classNames: {
          toast: `!rounded-xl !border-border !bg-popover !font-sans !text-sm !text-popover-foreground !shadow-lg !gap-2.5 ${
            beside ? "!flex-wrap !p-3.5" : "!min-h-[3.125rem] !px-4 !py-2"
          }`,
          content: `min-w-0 ${beside ? "flex-1" : ""}`,
          title: "!leading-snug",
          description: "!text-muted-foreground",
          actionButton: `!h-8 coarse:!h-11 !rounded-md !bg-primary !px-3 !text-primary-foreground ${beside ? "!ml-0 basis-full justify-center" : ""}`,
          cancelButton: "!h-8 coarse:!h-11 !rounded-md !bg-muted !text-foreground",
          success: "[&_[data-icon]]:!text-success",
          error: "[&_[data-icon]]:!text-destructive",
        },
      }}
    />
  );
}
