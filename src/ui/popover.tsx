"use client";

import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { surfaceClasses } from "./menu-classes.ts";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;
export const PopoverAnchor = Primitive.Anchor;
export const PopoverClose = Primitive.Close;

export function PopoverContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        data-slot="popover"
        sideOffset={8}
        collisionPadding={12}
        className={cn(surfaceClasses, "w-80 max-w-[calc(100vw-1.5rem)] p-4", className)}
        {...props}
      />
    </Primitive.Portal>
  );
}
