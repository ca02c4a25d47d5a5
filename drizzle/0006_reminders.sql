CREATE TABLE "letter_optouts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"topic" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "letter_optouts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "letter_optouts_once" UNIQUE("tenant_id","email","topic"),
	CONSTRAINT "letter_optouts_email_check" CHECK ("letter_optouts"."email" = lower("letter_optouts"."email")),
	CONSTRAINT "letter_optouts_topic_check" CHECK ("letter_optouts"."topic" in ('reminders', 'digest', 'credits'))
);
--> statement-breakpoint
ALTER TABLE "letter_optouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminder_rules" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offset_min" integer NOT NULL,
	"service_ids" uuid[],
	"subject" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminder_rules_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "reminder_rules_offset_check" CHECK ("reminder_rules"."offset_min" between 15 and 20160),
	CONSTRAINT "reminder_rules_services_check" CHECK (cardinality("reminder_rules"."service_ids") between 1 and 200)
);
--> statement-breakpoint
ALTER TABLE "reminder_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminder_settings" (
	"tenant_id" uuid NOT NULL,
	"digest_active" boolean DEFAULT true NOT NULL,
	"digest_hour" smallint DEFAULT 7 NOT NULL,
	"digest_next_at" timestamp (3) with time zone NOT NULL,
	"digest_last_date" date,
	"begun_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminder_settings_tenant_id_pk" PRIMARY KEY("tenant_id"),
	CONSTRAINT "reminder_settings_hour_check" CHECK ("reminder_settings"."digest_hour" between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "reminder_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"appointment_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"remind_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "reminders_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "reminders_once" UNIQUE("tenant_id","appointment_id","rule_id","starts_at"),
	CONSTRAINT "reminders_status_check" CHECK ("reminders"."status" in ('planned', 'sent', 'skipped'))
);
--> statement-breakpoint
ALTER TABLE "reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "busy_imports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"professional_id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"etag" text,
	"content_hash" text,
	"intervals" integer DEFAULT 0 NOT NULL,
	"read_at" timestamp (3) with time zone,
	"failure" text,
	"failed_at" timestamp (3) with time zone,
	"next_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "busy_imports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "busy_imports_url_check" CHECK ("busy_imports"."url" ~ '^https?://' and char_length("busy_imports"."url") <= 2000),
	CONSTRAINT "busy_imports_name_check" CHECK (char_length("busy_imports"."name") between 1 and 80)
);
--> statement-breakpoint
ALTER TABLE "busy_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"professional_id" uuid NOT NULL,
	"client_names" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_feeds_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "calendar_feeds_names_check" CHECK ("calendar_feeds"."client_names" in ('full', 'initials'))
);
--> statement-breakpoint
ALTER TABLE "calendar_feeds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imported_busy" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"professional_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "imported_busy_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "imported_busy_order_check" CHECK ("imported_busy"."starts_at" < "imported_busy"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "imported_busy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "client_confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_appointment_fk" FOREIGN KEY ("tenant_id","appointment_id") REFERENCES "public"."appointments"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_rule_fk" FOREIGN KEY ("tenant_id","rule_id") REFERENCES "public"."reminder_rules"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "busy_imports" ADD CONSTRAINT "busy_imports_tenant_id_professional_id_professionals_tenant_id_id_fk" FOREIGN KEY ("tenant_id","professional_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_tenant_id_professional_id_professionals_tenant_id_id_fk" FOREIGN KEY ("tenant_id","professional_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_busy" ADD CONSTRAINT "imported_busy_tenant_id_import_id_busy_imports_tenant_id_id_fk" FOREIGN KEY ("tenant_id","import_id") REFERENCES "public"."busy_imports"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_busy" ADD CONSTRAINT "imported_busy_tenant_id_professional_id_professionals_tenant_id_id_fk" FOREIGN KEY ("tenant_id","professional_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminders_rule" ON "reminders" USING btree ("tenant_id","rule_id","status");--> statement-breakpoint
CREATE INDEX "busy_imports_professional" ON "busy_imports" USING btree ("tenant_id","professional_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_one_each" ON "calendar_feeds" USING btree ("tenant_id","professional_id") WHERE "calendar_feeds"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "imported_busy_professional" ON "imported_busy" USING btree ("tenant_id","professional_id","ends_at");--> statement-breakpoint
CREATE INDEX "imported_busy_import" ON "imported_busy" USING btree ("tenant_id","import_id");--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_topic_check" CHECK ("letters"."topic" in ('reminders', 'digest', 'credits'));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "letter_optouts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "reminder_rules" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "reminder_settings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "reminders" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "busy_imports" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "calendar_feeds" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "imported_busy" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));