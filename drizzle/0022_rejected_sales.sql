CREATE TABLE "rejected_sales" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"position" text,
	"code" text NOT NULL,
	"field" text,
	"event" text NOT NULL,
	"digest" text NOT NULL,
	"times" integer NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"request_ids" jsonb NOT NULL,
	CONSTRAINT "rejected_sales_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "rejected_sales_digest_key" UNIQUE("tenant_id","machine_id","digest"),
	CONSTRAINT "rejected_sales_event_check" CHECK (char_length("rejected_sales"."event") <= 2000),
	CONSTRAINT "rejected_sales_times_check" CHECK ("rejected_sales"."times" >= 1)
);
--> statement-breakpoint
ALTER TABLE "rejected_sales" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rejected_sales" ADD CONSTRAINT "rejected_sales_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rejected_sales_machine" ON "rejected_sales" USING btree ("tenant_id","machine_id","last_at");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "rejected_sales" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));