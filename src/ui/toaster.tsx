"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

export function Toaster() {
  const t = useTranslations("common");
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      // Above: below are the bottom bar, the dialogs' buttons and the thumb.
      position="top-center"
      offset={{ top: 76 }}
      mobileOffset={{ top: 76, left: 16, right: 16 }}
      containerAriaLabel={t("notifications")}
      toastOptions={{
        classNames: {
          toast: "!rounded-xl !border-border !bg-popover !font-sans !text-sm !text-popover-foreground !shadow-lg",
          description: "!text-muted-foreground",
          actionButton: "!h-8 coarse:!h-11 !rounded-md !bg-primary !px-3 !text-primary-foreground",
          cancelButton: "!h-8 coarse:!h-11 !rounded-md !bg-muted !text-foreground",
          success: "[&_[data-icon]]:!text-success",
          error: "[&_[data-icon]]:!text-destructive",
        },
      }}
    />
  );
}
