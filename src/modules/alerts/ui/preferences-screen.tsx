"use client";

import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { MyPreferences } from "../queries/my-preferences.ts";
import { ChannelForm } from "./channel-form.tsx";

/** How one hears of alerts: by mail, and by the bell. */
export function PreferencesScreen({ preferences }: { preferences: MyPreferences }) {
  const t = useTranslations("alerts.preferences");
  const { email, screen, isWrittenTo, address, timeZone } = preferences;
  return (
    <div className="grid w-full max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        eyebrow={
          <Link href="/staff/alerts" className="inline-flex items-center gap-1.5 coarse:min-h-11">
            <ArrowLeft aria-hidden className="size-4" />
            {t("back")}
          </Link>
        }
        title={t("title")}
        description={t("description")}
      />
      {isWrittenTo ? (
        <ChannelForm
          channel="email"
          title={t("email")}
          hint={t("emailHint", { address: address ?? "" })}
          initial={email}
          timeZone={timeZone}
        />
      ) : (
        <Notice tone="info">{t("notWritten")}</Notice>
      )}
      <ChannelForm channel="screen" title={t("screen")} hint={t("screenHint")} initial={screen} timeZone={timeZone} />
    </div>
  );
}
