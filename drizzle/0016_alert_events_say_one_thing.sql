-- `to` was a person in an assignment and a priority in an escalation. Each has a name of its own now, and what was written
-- before is renamed with it. The history is append-only for whoever serves, and hidden from its owner by FORCE: lifted for
-- this statement alone. Running it again changes nothing.
ALTER TABLE alert_events NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
SET LOCAL row_security = off;--> statement-breakpoint
UPDATE alert_events SET data = (data - 'from' - 'to') || jsonb_build_object('fromPriority', data->'from', 'toPriority', data->'to')
 WHERE what IN ('escalated', 'eased') AND data ? 'to';--> statement-breakpoint
UPDATE alert_events SET data = (data - 'to') || jsonb_build_object('userId', data->'to')
 WHERE what = 'assigned' AND data ? 'to';--> statement-breakpoint
UPDATE alert_events SET what = 'notified', data = jsonb_build_object('userIds', coalesce(data->'users', '[]'::jsonb))
 WHERE what = 'told';--> statement-breakpoint
RESET row_security;--> statement-breakpoint
ALTER TABLE alert_events FORCE ROW LEVEL SECURITY;
