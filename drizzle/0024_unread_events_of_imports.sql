ALTER TABLE "busy_imports" ADD COLUMN "unread" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "busy_imports" ADD COLUMN "unread_count" integer DEFAULT 0 NOT NULL;