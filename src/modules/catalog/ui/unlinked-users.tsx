"use client";

import { Link2, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "#ui/dropdown-menu.tsx";
import { Notice } from "#ui/notice.tsx";
import { useSaving } from "#ui/use-saving.ts";
import type { listProfessionals } from "../queries/catalog.ts";

type Catalog = Awaited<ReturnType<typeof listProfessionals>>;

const called = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`.trim();

/** Users with the role whom the calendar does not know: they see no calendar until someone says who they are. */
export function UnlinkedUsers({ catalog, onLinked }: { catalog: Catalog; onLinked: () => void }) {
  const t = useTranslations("catalog.unlinked");
  const saving = useSaving();
  const link = api.catalog.linkProfessional.useMutation();
  const linked = new Set(catalog.professionals.map(({ userId }) => userId));
  const waiting = catalog.users.filter(({ id }) => !linked.has(id));
  const free = catalog.professionals.filter(({ userId, active }) => active && userId === null);
  const join = async (userId: string, professional: string, name: string) => {
    if (await saving(() => link.mutateAsync({ userId, professional }), t("done", { name }))) onLinked();
  };
  return waiting.map((user) => (
    <Notice
      key={user.id}
      tone="warning"
      title={t("title", { name: called(user) })}
      action={
        <>
          <Button size="sm" pending={link.isPending} onClick={() => void join(user.id, "new", called(user))}>
            <UserPlus aria-hidden /> {t("add")}
          </Button>
          {free.length > 0 ? (
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button size="sm" variant="outline">
                  <Link2 aria-hidden /> {t("isOne")}
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="start">
                {free.map((professional) => (
                  <DropdownMenuItem
                    key={professional.id}
                    onSelect={() => void join(user.id, professional.id, called(user))}
                  >
                    {called(professional)}
                  </DropdownMenuItem>
                ))}
              </DropdownMenuContent>
            </DropdownMenu>
          ) : null}
        </>
      }
    >
      {t("text", { email: user.email })}
    </Notice>
  ));
}
