-- A mail of the desk itself, to somebody who works at it, carries no message of a thread. SQLite changes a column by making the
-- table anew; dropping the old one empties the tables that refer to it and is refused while mails refer to each other, so the tries and
-- those references wait aside meanwhile.
CREATE TABLE attempt_aside AS SELECT * FROM attempt;
CREATE TABLE resend_aside AS SELECT id, resend_of FROM outgoing WHERE resend_of IS NOT NULL;
UPDATE outgoing SET resend_of = NULL WHERE resend_of IS NOT NULL;
CREATE TABLE outgoing_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id BIGINT REFERENCES message (id) ON DELETE CASCADE,
    thread_id BIGINT REFERENCES thread (id) ON DELETE CASCADE,
    agent_id BIGINT REFERENCES agent (id),
    template_id BIGINT REFERENCES template (id),
    template_version INTEGER,
    recipient TEXT NOT NULL,
    recipient_fold TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    envelope_from TEXT NOT NULL,
    message_id_header TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    bytes BLOB NOT NULL,
    rendered_sha256 TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('held', 'queued', 'leased', 'in_data', 'sent', 'uncertain', 'failed', 'expired', 'cancelled')),
    attempt INTEGER NOT NULL DEFAULT 0,
    next_at BIGINT,
    lease_owner TEXT,
    lease_until BIGINT,
    stage TEXT,
    last_code INTEGER,
    last_enhanced TEXT,
    last_text TEXT,
    reason TEXT,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    resend_of BIGINT REFERENCES outgoing (id)
);
-- A number that was given once is never given again.
INSERT INTO sqlite_sequence (name, seq) SELECT 'outgoing_new', seq FROM sqlite_sequence WHERE name = 'outgoing';
INSERT INTO outgoing_new SELECT * FROM outgoing;
DROP TABLE outgoing;
ALTER TABLE outgoing_new RENAME TO outgoing;
INSERT INTO attempt SELECT * FROM attempt_aside;
UPDATE outgoing SET resend_of = (SELECT resend_of FROM resend_aside WHERE resend_aside.id = outgoing.id)
WHERE id IN (SELECT id FROM resend_aside);
DROP TABLE attempt_aside;
DROP TABLE resend_aside;
CREATE INDEX outgoing_due ON outgoing (state, next_at);
CREATE INDEX outgoing_newest ON outgoing (created_at, id);
CREATE INDEX outgoing_thread ON outgoing (thread_id, id);
CREATE INDEX outgoing_message ON outgoing (message_id);
CREATE INDEX outgoing_resend ON outgoing (resend_of) WHERE resend_of IS NOT NULL;
