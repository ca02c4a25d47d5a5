"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { toast } from "#ui/toaster.tsx";
import type { Role } from "#modules/access/policy.ts";
import type { TeamMember } from "#modules/identity/queries/team.ts";
import { useFieldWords, useProblemWords } from "#modules/identity/ui/form-words.ts";
import { menuId } from "./member-menu.tsx";
import { ProfessionalChoice } from "./professional-choice.tsx";
import { RoleChoice } from "./role-choice.tsx";

type Props = { member: TeamMember; modules: readonly string[]; onClose: () => void };

export function RolesDialog({ member, modules, onClose }: Props) {
  const t = useTranslations("team");
  const name = `${member.firstName} ${member.lastName}`.trim();
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const utils = api.useUtils();
  const [roles, setRoles] = useState<Role[]>(member.roles);
  const [professional, setProfessional] = useState<string | null>(null);
  const change = api.team.changeRoles.useMutation({
    onSuccess: async (result) => {
      if (!result.ok) return;
      await Promise.all([utils.team.list.invalidate(), utils.catalog.professionals.invalidate()]);
      toast.success(t("rolesSaved", { name }));
      onClose();
    },
  });
  const problem = problemWords(change);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          document.getElementById(menuId(member.id))?.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>{t("rolesOf", { name })}</DialogTitle>
          <DialogDescription>{t("rolesDescription")}</DialogDescription>
        </DialogHeader>
        {problem && !change.isPending ? <Notice tone="error">{problem}</Notice> : null}
        <RoleChoice
          value={roles}
          onChange={setRoles}
          withClient={member.roles.includes("client")}
          modules={modules}
          error={roles.length === 0 ? fieldWords({ message: "ROLE_REQUIRED" }) : undefined}
        />
        {roles.includes("professional") ? (
          <ProfessionalChoice
            person={{ userId: member.id, ...member }}
            value={professional}
            onChange={setProfessional}
          />
        ) : null}
        <DialogFooter>
          <Button
            disabled={roles.length === 0}
            pending={change.isPending}
            onClick={() => change.mutate({ userId: member.id, roles, professional })}
          >
            {t("saveRoles")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
