-- An export that is made again every week or month and mailed to whoever asked for it.
CREATE TABLE export_schedule (
    id {id},
    agent_id BIGINT NOT NULL REFERENCES agent (id) ON DELETE CASCADE,
    every TEXT NOT NULL CHECK (every IN ('weekly', 'monthly')),
    request TEXT NOT NULL,
    next_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX export_schedule_due ON export_schedule (next_at);
CREATE INDEX export_schedule_agent ON export_schedule (agent_id, id);
-- The schedule that a job was begun by; it is known to have been one when the schedule itself is gone.
ALTER TABLE export ADD COLUMN schedule_id BIGINT;
-- Whoever had their rights moved by hand may schedule as one whose were not.
INSERT INTO role_right (role, right_name)
SELECT 'admin', 'schedule_exports' WHERE EXISTS (SELECT 1 FROM role_right);
INSERT INTO role_right (role, right_name)
SELECT 'supervisor', 'schedule_exports' WHERE EXISTS (SELECT 1 FROM role_right);
