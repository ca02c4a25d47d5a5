-- The tables that are new since 0001.
DO $$
DECLARE t regclass;
BEGIN
  FOR t IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'tenant_id' AND NOT a.attisdropped
             AND NOT c.relforcerowsecurity
  LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO zaguan_app, zaguan_jobs', t);
  END LOOP;
END $$;--> statement-breakpoint

-- The ledger is append-only, and a lot changes by its lines alone.
REVOKE UPDATE, DELETE ON credit_lines, credit_lots FROM zaguan_app, zaguan_jobs;--> statement-breakpoint
-- SELECT … FOR UPDATE asks for the right to update some column; this one never changes.
GRANT UPDATE (created_at) ON credit_lots TO zaguan_app, zaguan_jobs;--> statement-breakpoint

CREATE FUNCTION credit_lot_begins_empty() RETURNS trigger LANGUAGE plpgsql SET search_path = ''
  AS $$ BEGIN NEW.remaining := 0; RETURN NEW; END $$;--> statement-breakpoint
CREATE TRIGGER credit_lot_begins_empty BEFORE INSERT ON credit_lots
  FOR EACH ROW EXECUTE FUNCTION credit_lot_begins_empty();--> statement-breakpoint

-- `remaining` is the sum of the lines, by construction; its check refuses the line that would bring it below zero.
CREATE FUNCTION credit_line_moves_its_lot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.credit_lots SET remaining = remaining + NEW.amount
  WHERE tenant_id = NEW.tenant_id AND id = NEW.lot_id AND client_id = NEW.client_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'credit line without its lot' USING ERRCODE = 'foreign_key_violation'; END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION credit_line_moves_its_lot() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER credit_line_moves_its_lot AFTER INSERT ON credit_lines
  FOR EACH ROW EXECUTE FUNCTION credit_line_moves_its_lot();--> statement-breakpoint

-- A class takes its professional's time once; its seats do not take it again. Rooms are as exclusive as professionals.
ALTER TABLE appointments DROP CONSTRAINT appointments_no_overlap;--> statement-breakpoint
ALTER TABLE appointments ADD CONSTRAINT appointments_no_overlap EXCLUDE USING gist (
  tenant_id WITH =,
  professional_id WITH =,
  tstzrange(busy_starts_at, busy_ends_at, '[)') WITH &&
) WHERE (session_id IS NULL AND status IN ('held', 'session', 'pending', 'confirmed', 'completed', 'no_show'));--> statement-breakpoint
ALTER TABLE appointments ADD CONSTRAINT appointments_resource_no_overlap EXCLUDE USING gist (
  tenant_id WITH =,
  resource_id WITH =,
  tstzrange(busy_starts_at, busy_ends_at, '[)') WITH &&
) WHERE (resource_id IS NOT NULL AND session_id IS NULL AND status IN ('held', 'session', 'pending', 'confirmed', 'completed', 'no_show'));--> statement-breakpoint

-- Seats are counted where they are taken: the class's row is locked by the update, and its check refuses one too many.
CREATE FUNCTION appointment_takes_its_seat() RETURNS trigger LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  takes constant text[] := array['held', 'pending', 'confirmed', 'completed', 'no_show'];
  before_session uuid := CASE WHEN TG_OP <> 'INSERT' AND OLD.status = ANY (takes) THEN OLD.session_id END;
  after_session uuid := CASE WHEN TG_OP <> 'DELETE' AND NEW.status = ANY (takes) THEN NEW.session_id END;
BEGIN
  IF before_session IS NOT DISTINCT FROM after_session THEN RETURN NULL; END IF;
  IF before_session IS NOT NULL THEN
    UPDATE public.appointments SET seats_taken = seats_taken - 1 WHERE tenant_id = OLD.tenant_id AND id = before_session;
  END IF;
  IF after_session IS NOT NULL THEN
    UPDATE public.appointments SET seats_taken = seats_taken + 1
    WHERE tenant_id = NEW.tenant_id AND id = after_session AND status = 'session';
    IF NOT FOUND THEN RAISE EXCEPTION 'a seat of no class' USING ERRCODE = 'foreign_key_violation'; END IF;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER appointment_takes_its_seat AFTER INSERT OR UPDATE OF status, session_id OR DELETE ON appointments
  FOR EACH ROW EXECUTE FUNCTION appointment_takes_its_seat();
