import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { OwnSession } from "../queries/own-sessions.ts";
import type { SessionUser } from "#modules/access/request.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SessionList } from "./session-list.tsx";
import { UnverifiedNotice } from "./unverified-notice.tsx";

type Props = { user: SessionUser; sessions: OwnSession[]; timeZone: string };

export function AccountScreen({ user, sessions, timeZone }: Props) {
  const t = useTranslations("identity");
  const { firstName, lastName, phone, locale, email } = user;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("account.title")} description={t("account.description")} />
      {user.emailVerified ? null : <UnverifiedNotice email={email} />}
      <Section title={t("account.profileTitle")} description={t("account.profileDescription")}>
        <ProfileForm profile={{ firstName, lastName, phone, locale }} email={email} />
      </Section>
      <Section title={t("account.passwordTitle")} description={t("account.passwordDescription")}>
        <ChangePasswordForm email={email} />
      </Section>
      <Section title={t("account.sessionsTitle")} description={t("account.sessionsDescription")}>
        <SessionList initial={sessions} timeZone={timeZone} />
      </Section>
    </div>
  );
}

function Section({ title, description, children }: { title: string; description: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <CardDescription>{description}</CardDescription>
      </CardHeader>
      <CardContent>{children}</CardContent>
    </Card>
  );
}
