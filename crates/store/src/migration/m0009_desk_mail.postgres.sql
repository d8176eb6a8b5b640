-- A mail of the desk itself, to somebody who works at it, carries no message of a thread.
ALTER TABLE outgoing ALTER COLUMN message_id DROP NOT NULL;
ALTER TABLE outgoing ALTER COLUMN thread_id DROP NOT NULL;
