ALTER TABLE "professionals" ADD COLUMN "bio" text;--> statement-breakpoint
ALTER TABLE "professionals" ADD COLUMN "photo_id" uuid;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "languages" text[] DEFAULT '{es-AR,en}' NOT NULL;--> statement-breakpoint
-- Until now both languages were asked for everywhere, and pages were shared: those that are open stay as they are.
ALTER TABLE "organizations" ALTER COLUMN "languages" SET DEFAULT '{es-AR}';--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "whatsapp" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "opening_hours" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "photo_id" uuid;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "shared_at" timestamp (3) with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "organizations" ALTER COLUMN "shared_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "professionals" ADD CONSTRAINT "professionals_tenant_id_photo_id_photos_tenant_id_id_fk" FOREIGN KEY ("tenant_id","photo_id") REFERENCES "public"."photos"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_tenant_id_photo_id_photos_tenant_id_id_fk" FOREIGN KEY ("tenant_id","photo_id") REFERENCES "public"."photos"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "professionals" ADD CONSTRAINT "professionals_bio_check" CHECK (char_length("professionals"."bio") <= 600);--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_languages_check" CHECK ("organizations"."languages" <@ array['es-AR', 'en'] and "organizations"."locale" = any("organizations"."languages"));--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_page_check" CHECK (char_length("organizations"."about") <= 600 and char_length("organizations"."whatsapp") <= 40 and char_length("organizations"."opening_hours") <= 300);--> statement-breakpoint
-- An invitation that is taken back leaves the professional behind, as nobody's. Drizzle would null the tenant as well.
ALTER TABLE "professionals" DROP CONSTRAINT "professionals_tenant_id_user_id_users_tenant_id_id_fk";--> statement-breakpoint
ALTER TABLE "professionals" ADD CONSTRAINT "professionals_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE SET NULL ("user_id");
