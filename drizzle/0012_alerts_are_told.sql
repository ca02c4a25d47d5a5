CREATE TABLE "alert_tellings" (
	"tenant_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"telling" smallint NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_tellings_tenant_id_alert_id_user_id_telling_pk" PRIMARY KEY("tenant_id","alert_id","user_id","telling")
);
--> statement-breakpoint
ALTER TABLE "alert_tellings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "letter_optouts" DROP CONSTRAINT "letter_optouts_topic_check";--> statement-breakpoint
ALTER TABLE "letters" DROP CONSTRAINT "letters_topic_check";--> statement-breakpoint
ALTER TABLE "alert_preferences" ADD COLUMN "digest_last_date" text;--> statement-breakpoint
ALTER TABLE "alert_tellings" ADD CONSTRAINT "alert_tellings_tenant_id_alert_id_alerts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","alert_id") REFERENCES "public"."alerts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_tellings" ADD CONSTRAINT "alert_tellings_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_optouts" ADD CONSTRAINT "letter_optouts_topic_check" CHECK ("letter_optouts"."topic" in ('reminders', 'digest', 'credits', 'alerts'));--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_topic_check" CHECK ("letters"."topic" in ('reminders', 'digest', 'credits', 'alerts'));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "alert_tellings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));