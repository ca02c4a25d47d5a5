CREATE TABLE "planogram_copies" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"copy_id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"from_machine_id" uuid NOT NULL,
	"copied_at" timestamp (3) with time zone NOT NULL,
	"copied_by" text,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"counted" jsonb NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "planogram_copies_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "planogram_copies_copy_key" UNIQUE("tenant_id","copy_id","machine_id")
);
--> statement-breakpoint
ALTER TABLE "planogram_copies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "machine_slots" ADD COLUMN "assumed_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "planogram_copies" ADD CONSTRAINT "planogram_copies_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planogram_copies" ADD CONSTRAINT "planogram_copies_tenant_id_from_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","from_machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "planogram_copies_machine" ON "planogram_copies" USING btree ("tenant_id","machine_id","id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "planogram_copies" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));