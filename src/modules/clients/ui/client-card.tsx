"use client";

import { Mail, Pencil, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { toast } from "#ui/toaster.tsx";
import type { ClientCard } from "../queries/get-client.ts";
import { ClientForm } from "./client-form.tsx";

const link = "underline decoration-border-strong underline-offset-4 hover:decoration-current";

/** How to reach a client and what to know of them; corrected in place. */
export function ClientCardView({ client, canEdit }: { client: ClientCard; canEdit: boolean }) {
  const t = useTranslations("clients");
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  return (
    <aside
      aria-label={t("contact")}
      className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-2xl border border-border bg-card p-5 shadow-xs max-lg:order-first"
    >
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">{t("contact")}</h2>
        {canEdit && !editing ? (
          <Button variant="ghost" size="sm" onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
            {t("edit")}
          </Button>
        ) : null}
      </div>
      {editing ? (
        <ClientForm
          client={client}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            toast.success(t("saved"));
            router.refresh();
          }}
        />
      ) : (
        <>
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-2.5 text-sm [&_li]:flex [&_li]:items-center [&_li]:gap-2.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground">
            <li>
              <Phone aria-hidden />
              {client.phone ? (
                <a className={link} href={`tel:${client.phone.replace(/[^+\d]/g, "")}`}>
                  {client.phone}
                </a>
              ) : (
                <span className="text-muted-foreground">{t("noPhone")}</span>
              )}
            </li>
            <li>
              <Mail aria-hidden />
              {client.email ? (
                <a className={`${link} min-w-0 wrap-anywhere`} href={`mailto:${client.email}`}>
                  {client.email}
                </a>
              ) : (
                <span className="text-muted-foreground">{t("noEmail")}</span>
              )}
            </li>
          </ul>
          {client.notes ? (
            <p className="border-t border-border pt-4 text-sm whitespace-pre-line">{client.notes}</p>
          ) : null}
        </>
      )}
    </aside>
  );
}
