"use client";

import { Archive, ArchiveRestore, Plus } from "lucide-react";
import { Fragment, type ReactNode, useState } from "react";
import { cn } from "#lib/cn.ts";
import { plain } from "#lib/plain.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { PageHeader } from "./page-header.tsx";
import { SearchField } from "./search-field.tsx";

/** Fewer than these are seen at a glance. */
const MANY = 7;

type Archivable = { id: string };
type Props<Item extends Archivable> = {
  items: readonly Item[];
  isArchived: (item: Item) => boolean;
  words: { title: string; description: string; add: string; emptyTitle: string; empty: string; archivedTitle: string };
  /** Whether things can be added here. */
  editable?: boolean;
  /** How a long list is narrowed by typing, and what is said when nothing is left. */
  search?: { label: string; nothingTitle: string; nothing: string; textOf: (item: Item) => string };
  /** Above the list: what somebody should act on. */
  notice?: ReactNode;
  /** The columns of the list. */
  className?: string;
  /** One thing of the list; `edit` opens its form. */
  row: (item: Item, edit: () => void) => ReactNode;
  /** The form of one of them, or of a new one. */
  form: (item: Item | null, close: () => void) => ReactNode;
};

/** A page of what is archived rather than deleted: what is in use, what is not, and the form of the one that is opened. */
export function ArchivableList<Item extends Archivable>(props: Props<Item>) {
  const { items, isArchived, words, editable = true, search, notice, className, row, form } = props;
  const [editing, setEditing] = useState<Item | "new" | null>(null);
  const [q, setQ] = useState("");
  const found = search ? items.filter((item) => plain(search.textOf(item)).includes(plain(q.trim()))) : items;
  const inUse = found.filter((item) => !isArchived(item));
  const archived = found.filter(isArchived);
  const add = editable ? (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden /> {words.add}
    </Button>
  ) : null;
  const list = (those: readonly Item[]) => (
    <ul className={cn("grid gap-3", className)}>
      {those.map((item) => (
        <li key={item.id} className="grid">
          {row(item, () => setEditing(item))}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={words.title} description={words.description} actions={items.every(isArchived) ? null : add} />
      {notice}
      {search && items.length >= MANY ? (
        <SearchField label={search.label} value={q} onChange={setQ} className="sm:max-w-xs" />
      ) : null}
      {inUse.length > 0 ? list(inUse) : null}
      {items.every(isArchived) ? (
        <EmptyState title={words.emptyTitle} description={words.empty} action={add} />
      ) : search && found.length === 0 ? (
        <EmptyState title={search.nothingTitle} description={search.nothing} />
      ) : null}
      {archived.length > 0 ? (
        <section className="grid gap-3">
          <h2 className="text-base font-semibold">{words.archivedTitle}</h2>
          {list(archived)}
        </section>
      ) : null}
      {editing ? (
        <Fragment key={editing === "new" ? "new" : editing.id}>
          {form(editing === "new" ? null : editing, () => setEditing(null))}
        </Fragment>
      ) : null}
    </div>
  );
}

type OpensProps = { onEdit: (() => void) | undefined; className?: string; children: ReactNode };

/** The name of a thing whose whole card opens its form; plain where nothing can be changed. */
export function OpensCard({ onEdit, className, children }: OpensProps) {
  if (!onEdit) return children;
  return (
    <button
      type="button"
      onClick={onEdit}
      className={cn("text-left after:absolute after:inset-0 after:rounded-xl hover:underline", className)}
    >
      {children}
    </button>
  );
}

type ArchiveProps = { isArchived: boolean; label: string; onClick: () => void; className?: string };

/** Archives a thing, or restores it; above the card, which opens everywhere else. */
export function ArchiveButton({ isArchived, label, onClick, className }: ArchiveProps) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className={cn("relative z-10", className)}
      aria-label={label}
      onClick={onClick}
    >
      {isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
    </Button>
  );
}
