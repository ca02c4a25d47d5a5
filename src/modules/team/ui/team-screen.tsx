"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Avatar } from "#ui/avatar.tsx";
import { Badge, type BadgeTone } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { TeamMember } from "#modules/identity/queries/team.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberMenu } from "./member-menu.tsx";
import { useUnlinked } from "./professional-choice.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

const tones: Record<TeamMember["status"], BadgeTone> = {
  active: "success",
  invited: "info",
  invitation_expired: "warning",
  disabled: "neutral",
};

type Props = { initial: TeamMember[]; ownId: string; modules: readonly string[] };

/** Whoever works here, what they are, and what to do about it. */
export function TeamScreen({ initial, ownId, modules }: Props) {
  const t = useTranslations("team");
  const members = api.team.list.useQuery(undefined, { initialData: initial });
  const unlinked = useUnlinked(modules.includes("appointments"));
  const [editing, setEditing] = useState<TeamMember | null>(null);
  return (
    <div className="grid w-full max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t("title")} description={t("description")} actions={<InviteDialog modules={modules} />} />
      <Card>
        <ul className="divide-y divide-border">
          {members.data.map((member) => (
            <Row
              key={member.id}
              member={member}
              own={member.id === ownId}
              unlinked={unlinked.has(member.id)}
              onEditRoles={() => setEditing(member)}
            />
          ))}
        </ul>
      </Card>
      {editing ? <RolesDialog member={editing} modules={modules} onClose={() => setEditing(null)} /> : null}
    </div>
  );
}

type RowProps = { member: TeamMember; own: boolean; unlinked: boolean; onEditRoles: () => void };

function Row({ member, own, unlinked, onEditRoles }: RowProps) {
  const t = useTranslations("team");
  const name = `${member.firstName} ${member.lastName}`.trim();
  return (
    <li className="flex items-center gap-3 px-4 py-3.5 sm:gap-4 sm:px-5">
      <Avatar name={name} className={member.status === "disabled" ? "grayscale" : ""} />
      <div className="grid min-w-0 flex-1 gap-1.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:gap-4">
        <div className="grid min-w-0">
          <p className="truncate font-medium">
            {name}
            {own ? <span className="font-normal text-muted-foreground"> · {t("you")}</span> : null}
          </p>
          <p className="truncate text-sm text-muted-foreground">{member.email}</p>
        </div>
        <div className="flex flex-wrap gap-1.5 sm:justify-end">
          {member.status === "active" ? null : (
            <Badge tone={tones[member.status]} dot>
              {t(`status.${member.status}`)}
            </Badge>
          )}
          {unlinked ? (
            <button type="button" onClick={onEditRoles} className="rounded-full hover:underline coarse:min-h-11">
              <Badge tone="warning" dot>
                {t("professional.unlinked")}
              </Badge>
            </button>
          ) : null}
          {member.roles.map((role) => (
            <Badge key={role} tone="outline">
              {t(`roles.${role}`)}
            </Badge>
          ))}
        </div>
      </div>
      <MemberMenu member={member} own={own} onEditRoles={onEditRoles} />
    </li>
  );
}
