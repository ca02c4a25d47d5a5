import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "#ui/card.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { VisuallyHidden } from "#ui/visually-hidden.tsx";
import { policy, ROLES, type Permission, type Role, type Scope } from "#modules/access/policy.ts";

/** The policy itself, read aloud: what is not in it is not allowed. */
export function PermissionsTable() {
  const t = useTranslations("team");
  return (
    <Card className="overflow-hidden">
      <Table aria-label={t("permissions.title")} className="min-w-[50rem] table-fixed">
        <TableHeader>
          <TableRow>
            <TableHead className="sticky left-0 z-10 w-48 bg-muted text-foreground sm:w-60">
              {t("permissions.what")}
            </TableHead>
            {ROLES.map((role) => (
              <TableHead
                key={role}
                className="h-12 bg-muted px-2 text-center leading-tight whitespace-normal text-foreground"
              >
                {t(`roles.${role}`)}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        {groups().map(([noun, permissions]) => (
          <TableBody key={noun} className="border-b border-border last:border-0">
            <tr>
              <th
                scope="rowgroup"
                colSpan={ROLES.length + 1}
                className="px-4 pt-5 pb-1.5 text-left font-display text-base font-semibold"
              >
                <span className="sticky left-4">{t(`permissions.groups.${noun}` as "permissions.groups.team")}</span>
              </th>
            </tr>
            {permissions.map((permission) => (
              <TableRow key={permission} className="border-0">
                <th scope="row" className="sticky left-0 z-10 bg-card px-4 py-2 text-left font-normal">
                  {t(`permissions.names.${permission.replace(":", "_")}` as "permissions.names.team_read")}
                </th>
                {ROLES.map((role) => (
                  <TableCell key={role} className="px-2 py-2 text-center">
                    <Reach scope={scopeFor(permission, role)} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        ))}
      </Table>
    </Card>
  );
}

function Reach({ scope }: { scope: Scope | null }) {
  const t = useTranslations("team");
  if (!scope) {
    return (
      <span className="text-muted-foreground">
        <span aria-hidden>–</span>
        <VisuallyHidden>{t("permissions.none")}</VisuallyHidden>
      </span>
    );
  }
  const all = scope === "all";
  return (
    <span
      className={`inline-flex items-center gap-1 text-[0.8125rem] ${all ? "font-medium text-success" : "text-foreground"}`}
    >
      <Check aria-hidden className="size-3.5" />
      {t(`permissions.${scope}`)}
    </span>
  );
}

const scopeFor = (permission: Permission, role: Role): Scope | null =>
  (policy[permission] as Partial<Record<Role, Scope>>)[role] ?? null;

/** By noun, in the policy's own order. */
function groups(): [string, Permission[]][] {
  const byNoun = new Map<string, Permission[]>();
  for (const permission of Object.keys(policy) as Permission[]) {
    const noun = permission.split(":", 1)[0] ?? "";
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), permission]);
  }
  return [...byNoun];
}
