CREATE TABLE "credit_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"cause" text NOT NULL,
	"appointment_id" uuid,
	"reason" text,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credit_lines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "credit_lines_cause_key" UNIQUE("tenant_id","lot_id","kind","cause"),
	CONSTRAINT "credit_lines_amount_check" CHECK (case "credit_lines"."kind"
        when 'issue' then "credit_lines"."amount" > 0 when 'hold' then "credit_lines"."amount" < 0 when 'capture' then "credit_lines"."amount" = 0
        when 'release' then "credit_lines"."amount" > 0 when 'return' then "credit_lines"."amount" > 0 when 'expire' then "credit_lines"."amount" < 0
        when 'adjust' then "credit_lines"."amount" < 0 else false end and abs("credit_lines"."amount") <= 100000),
	CONSTRAINT "credit_lines_reason_check" CHECK (char_length("credit_lines"."reason") <= 500)
);
--> statement-breakpoint
ALTER TABLE "credit_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit_lots" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"source" text NOT NULL,
	"expires_on" date,
	"expires_at" timestamp (3) with time zone,
	"remaining" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credit_lots_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "credit_lots_source_check" CHECK ("credit_lots"."source" in ('cancellation', 'purchase', 'gift', 'adjustment')),
	CONSTRAINT "credit_lots_remaining_check" CHECK ("credit_lots"."remaining" >= 0),
	CONSTRAINT "credit_lots_expiry_check" CHECK (("credit_lots"."expires_on" is null) = ("credit_lots"."expires_at" is null))
);
--> statement-breakpoint
ALTER TABLE "credit_lots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "appointment_series" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "appointment_series_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "appointment_series_rule_check" CHECK (char_length("appointment_series"."rule") <= 500)
);
--> statement-breakpoint
ALTER TABLE "appointment_series" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resources" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "resources_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "resources_kind_check" CHECK ("resources"."kind" in ('room', 'equipment'))
);
--> statement-breakpoint
ALTER TABLE "resources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_resources" (
	"tenant_id" uuid NOT NULL,
	"appointment_type_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	CONSTRAINT "service_resources_tenant_id_appointment_type_id_resource_id_pk" PRIMARY KEY("tenant_id","appointment_type_id","resource_id")
);
--> statement-breakpoint
ALTER TABLE "service_resources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "appointments" DROP CONSTRAINT "appointments_status_check";--> statement-breakpoint
ALTER TABLE "appointments" DROP CONSTRAINT "appointments_client_check";--> statement-breakpoint
ALTER TABLE "appointment_transitions" ADD COLUMN "moved" jsonb;--> statement-breakpoint
ALTER TABLE "appointment_types" ADD COLUMN "policy" jsonb;--> statement-breakpoint
ALTER TABLE "appointment_types" ADD COLUMN "capacity" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "capacity" smallint;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "seats_taken" smallint;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "resource_id" uuid;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "moves" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_lines" ADD CONSTRAINT "credit_lines_tenant_id_lot_id_credit_lots_tenant_id_id_fk" FOREIGN KEY ("tenant_id","lot_id") REFERENCES "public"."credit_lots"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_lines" ADD CONSTRAINT "credit_lines_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_lots" ADD CONSTRAINT "credit_lots_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_series" ADD CONSTRAINT "appointment_series_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_resources" ADD CONSTRAINT "service_resources_type_fk" FOREIGN KEY ("tenant_id","appointment_type_id") REFERENCES "public"."appointment_types"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_resources" ADD CONSTRAINT "service_resources_tenant_id_resource_id_resources_tenant_id_id_fk" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_lines_client" ON "credit_lines" USING btree ("tenant_id","client_id","id");--> statement-breakpoint
CREATE INDEX "credit_lines_appointment" ON "credit_lines" USING btree ("tenant_id","appointment_id");--> statement-breakpoint
CREATE INDEX "credit_lots_client" ON "credit_lots" USING btree ("tenant_id","client_id","expires_at");--> statement-breakpoint
CREATE INDEX "credit_lots_expiry" ON "credit_lots" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE INDEX "service_resources_resource" ON "service_resources" USING btree ("tenant_id","resource_id");--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_tenant_id_session_id_appointments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","session_id") REFERENCES "public"."appointments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_tenant_id_resource_id_resources_tenant_id_id_fk" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_tenant_id_series_id_appointment_series_tenant_id_id_fk" FOREIGN KEY ("tenant_id","series_id") REFERENCES "public"."appointment_series"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointments_session" ON "appointments" USING btree ("tenant_id","session_id");--> statement-breakpoint
CREATE INDEX "appointments_series" ON "appointments" USING btree ("tenant_id","series_id");--> statement-breakpoint
CREATE INDEX "appointments_resource" ON "appointments" USING btree ("tenant_id","resource_id","starts_at");--> statement-breakpoint
ALTER TABLE "appointment_types" ADD CONSTRAINT "appointment_types_capacity_check" CHECK ("appointment_types"."capacity" between 1 and 500);--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_seats_check" CHECK ("appointments"."seats_taken" between 0 and "appointments"."capacity");--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_session_check" CHECK (("appointments"."capacity" is null) = ("appointments"."seats_taken" is null) and ("appointments"."capacity" is null or "appointments"."session_id" is null));--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_status_check" CHECK ("appointments"."status" in ('held', 'session', 'pending', 'confirmed', 'completed', 'cancelled', 'no_show', 'rejected', 'expired'));--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_client_check" CHECK (("appointments"."status" = 'held') or ("appointments"."capacity" is not null) or "appointments"."client_id" is not null);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "credit_lines" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "credit_lots" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "appointment_series" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "resources" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "service_resources" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));