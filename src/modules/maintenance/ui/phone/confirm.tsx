"use client";

import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogTitle,
} from "#ui/alert-dialog.tsx";
import { big } from "./big.ts";

type Props = {
  open: boolean;
  title: string;
  text: string;
  keep: string;
  action: string;
  onClose: () => void;
  onConfirm: () => void;
};

/** Before something entered is thrown away, which nothing brings back. */
export function Confirm({ open, title, text, keep, action, onClose, onConfirm }: Props) {
  return (
    <AlertDialog open={open} onOpenChange={(wanted) => !wanted && onClose()}>
      <AlertDialogContent>
        <AlertDialogTitle>{title}</AlertDialogTitle>
        <AlertDialogDescription className="text-base">{text}</AlertDialogDescription>
        <AlertDialogFooter>
          <AlertDialogCancel className={big.normal}>{keep}</AlertDialogCancel>
          <AlertDialogAction className={big.normal} onClick={onConfirm}>
            {action}
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
