import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "#ui/card.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { policy, ROLES, type Permission, type Role, type Scope } from "../policy.ts";

/** The policy itself, read aloud: what is not in it is not allowed. */
export function PermissionsTable() {
  const t = useTranslations("team");
  return (
    <div className="grid gap-8">
      {groups().map(([noun, permissions]) => (
        <section key={noun} className="grid gap-3">
          <h2 className="text-lg font-semibold">{t(`permissions.groups.${noun}` as "permissions.groups.team")}</h2>
          <Card className="overflow-hidden">
            <Table aria-label={t(`permissions.groups.${noun}` as "permissions.groups.team")} className="min-w-[46rem] table-fixed">
              <TableHeader>
                <TableRow>
                  <TableHead className="sticky left-0 w-[15rem] bg-muted">{t("permissions.what")}</TableHead>
                  {ROLES.map((role) => (
                    <TableHead key={role} className="text-center">
                      {t(`roles.${role}`)}
                    </TableHead>
                  ))}
                </TableRow>
              </TableHeader>
              <TableBody>
                {permissions.map((permission) => (
                  <TableRow key={permission}>
                    <th scope="row" className="sticky left-0 bg-card px-4 py-3 text-left font-normal">
                      {t(`permissions.names.${permission.replace(":", "_")}` as "permissions.names.team_read")}
                    </th>
                    {ROLES.map((role) => (
                      <TableCell key={role} className="text-center">
                        <Reach scope={scopeFor(permission, role)} />
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Card>
        </section>
      ))}
    </div>
  );
}

function Reach({ scope }: { scope: Scope | null }) {
  const t = useTranslations("team");
  if (!scope) return <span className="text-muted-foreground" aria-label={t("permissions.none")}>–</span>;
  const all = scope === "all";
  return (
    <span className={`inline-flex items-center gap-1 text-[0.8125rem] ${all ? "font-medium text-success" : "text-foreground"}`}>
      <Check aria-hidden className="size-3.5" />
      {t(`permissions.${scope}`)}
    </span>
  );
}

const scopeFor = (permission: Permission, role: Role): Scope | null => (policy[permission] as Partial<Record<Role, Scope>>)[role] ?? null;

/** By noun, in the policy's own order. */
function groups(): [string, Permission[]][] {
  const byNoun = new Map<string, Permission[]>();
  for (const permission of Object.keys(policy) as Permission[]) {
    const noun = permission.split(":", 1)[0] ?? "";
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), permission]);
  }
  return [...byNoun];
}
