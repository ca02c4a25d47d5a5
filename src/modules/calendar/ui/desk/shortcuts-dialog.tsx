"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Kbd } from "#ui/kbd.tsx";

const shortcuts = [
  [["⌘K", "Ctrl K"], "palette"],
  [["n"], "create"],
  [["t"], "today"],
  [["d"], "day"],
  [["w"], "week"],
  [["←", "→"], "move"],
  [["j", "k"], "walk"],
  [["↵"], "open"],
  [["Alt ↑", "Alt ↓"], "moveTime"],
  [["Alt ←", "Alt →"], "moveColumn"],
  [["Alt Shift ↑", "Alt Shift ↓"], "resize"],
  [["z"], "undo"],
  [["y"], "why"],
  [["b"], "block"],
  [["/"], "search"],
  [["Esc"], "close"],
  [["?"], "help"],
] as const;

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("calendar.keys");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
        </DialogHeader>
        <dl className="grid gap-2.5 text-sm">
          {shortcuts.map(([keys, name]) => (
            <div key={name} className="flex items-center justify-between gap-4">
              <dt>{t(name)}</dt>
              <dd className="flex gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
