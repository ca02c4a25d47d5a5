"use client";

import { Ellipsis, Mail, ShieldCheck, Trash2, UserCheck, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#ui/dropdown-menu.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { TeamMember } from "#modules/identity/queries/team.ts";

/** Where focus goes when what the menu opened is closed. */
export const menuId = (userId: string): string => `member-${userId}`;

/** What can be done with a member of the team. Disabling can be undone, so it is not asked twice. */
export function MemberMenu({
  member,
  own,
  onEditRoles,
}: {
  member: TeamMember;
  own: boolean;
  onEditRoles: () => void;
}) {
  const t = useTranslations("team");
  const name = `${member.firstName} ${member.lastName}`.trim();
  const { disable, enable, resend, cancel } = useMemberActions(name);
  const who = { userId: member.id };
  const pending = member.status === "invited" || member.status === "invitation_expired";
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button id={menuId(member.id)} variant="ghost" size="icon" aria-label={t("actionsFor", { name })}>
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={onEditRoles}>
          <ShieldCheck />
          {t("changeRoles")}
        </DropdownMenuItem>
        {pending ? (
          <>
            <DropdownMenuItem onSelect={() => resend.mutate(who)}>
              <Mail />
              {t("resend")}
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem destructive onSelect={() => cancel.mutate(who)}>
              <Trash2 />
              {t("cancelInvitation")}
            </DropdownMenuItem>
          </>
        ) : null}
        {member.status === "active" && !own ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem destructive onSelect={() => disable.mutate(who)}>
              <UserX />
              {t("disable")}
            </DropdownMenuItem>
          </>
        ) : null}
        {member.status === "disabled" ? (
          <DropdownMenuItem onSelect={() => enable.mutate(who)}>
            <UserCheck />
            {t("enable")}
          </DropdownMenuItem>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

type Outcome = { ok: true } | { ok: false; reason: string };

function useMemberActions(name: string) {
  const t = useTranslations("team");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const said = (sentence: string, undo?: () => void) => ({
    onSuccess: (result: Outcome) => {
      if (!result.ok) toast.error(words(result.reason));
      else toast.success(sentence, undo ? { action: { label: t("undo"), onClick: undo } } : {});
    },
    onError: (error: Parameters<typeof words>[0]) => void toast.error(words(error)),
    onSettled: () => utils.team.list.invalidate(),
  });
  const enable = api.team.enable.useMutation(said(t("enabled", { name })));
  const disable = api.team.disable.useMutation({
    ...said(""),
    onSuccess: (result, who) => said(t("disabled", { name }), () => enable.mutate(who)).onSuccess(result),
  });
  const resend = api.team.resendInvitation.useMutation(said(t("resent", { name })));
  const cancel = api.team.cancelInvitation.useMutation(said(t("invitationCancelled", { name })));
  return { enable, disable, resend, cancel };
}
