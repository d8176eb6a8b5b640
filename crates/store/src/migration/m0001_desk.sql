-- Times are milliseconds since 1970 in UTC. `*_fold` columns are written by model::fold and are what searches read.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE agent (
    id {id},
    full_name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
    password_hash TEXT,
    lang TEXT NOT NULL,
    theme TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT,
    disabled_at BIGINT,
    wrong_passwords INTEGER NOT NULL DEFAULT 0,
    next_sign_in_at BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE role_right (
    role TEXT NOT NULL,
    right_name TEXT NOT NULL,
    PRIMARY KEY (role, right_name)
);

CREATE TABLE invite (
    id {id},
    agent_id BIGINT NOT NULL REFERENCES agent (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX invite_agent ON invite (agent_id);

CREATE TABLE session (
    id {id},
    token_hash TEXT NOT NULL UNIQUE,
    agent_id BIGINT NOT NULL REFERENCES agent (id) ON DELETE CASCADE,
    user_agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX session_agent ON session (agent_id);

CREATE TABLE kind (
    id {id},
    name_tr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    retired BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE TABLE topic (
    id {id},
    name_tr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    reopen_rule TEXT NOT NULL CHECK (reopen_rule IN ('always', 'within_days', 'never')),
    reopen_days INTEGER NOT NULL DEFAULT 0,
    retired BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE TABLE member (
    id {id},
    full_name TEXT NOT NULL,
    full_name_fold TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    email_fold TEXT NOT NULL,
    external_id TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL
);
CREATE INDEX member_activity ON member (last_activity_at, id);

CREATE TABLE thread (
    id {id},
    member_id BIGINT NOT NULL REFERENCES member (id),
    kind_id BIGINT NOT NULL REFERENCES kind (id),
    topic_id BIGINT NOT NULL REFERENCES topic (id),
    subject TEXT NOT NULL,
    subject_fold TEXT NOT NULL,
    order_no TEXT NOT NULL,
    order_key TEXT NOT NULL,
    source TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('new', 'pending', 'answered', 'snoozed', 'resolved')),
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    last_activity_at BIGINT NOT NULL,
    preview TEXT NOT NULL,
    last_from_member BOOLEAN NOT NULL,
    responder_id BIGINT REFERENCES agent (id),
    resolver_id BIGINT REFERENCES agent (id),
    assignee_id BIGINT REFERENCES agent (id),
    snoozed_until BIGINT,
    status_before_snooze TEXT,
    binned_at BIGINT,
    reopened INTEGER NOT NULL DEFAULT 0,
    continues_id BIGINT REFERENCES thread (id) ON DELETE SET NULL,
    last_event BIGINT NOT NULL DEFAULT 0,
    -- Which list the thread is in, one word for the index to begin with. Written with every change of the three columns it follows.
    place TEXT NOT NULL CHECK (place IN ('inbox', 'archive', 'bin')),
    -- Rule 1: in the archive if and only if resolved if and only if closed.
    CONSTRAINT thread_closed CHECK ((status = 'resolved') = (closed_at IS NOT NULL)),
    CONSTRAINT thread_snoozed CHECK ((status = 'snoozed') = (snoozed_until IS NOT NULL)),
    CONSTRAINT thread_place CHECK (
        place = CASE WHEN binned_at IS NOT NULL THEN 'bin' WHEN status = 'resolved' THEN 'archive' ELSE 'inbox' END
    )
);
CREATE INDEX thread_activity ON thread (place, last_activity_at, id);
CREATE INDEX thread_opened ON thread (place, opened_at, id);
CREATE INDEX thread_closed_at ON thread (place, closed_at);
CREATE INDEX thread_status_activity ON thread (place, status, last_activity_at, id);
CREATE INDEX thread_status_opened ON thread (place, status, opened_at, id);
CREATE INDEX thread_kind_activity ON thread (place, kind_id, last_activity_at, id);
CREATE INDEX thread_kind_opened ON thread (place, kind_id, opened_at, id);
CREATE INDEX thread_topic_activity ON thread (place, topic_id, last_activity_at, id);
CREATE INDEX thread_topic_opened ON thread (place, topic_id, opened_at, id);
CREATE INDEX thread_responder_activity ON thread (place, responder_id, last_activity_at, id);
CREATE INDEX thread_resolver_activity ON thread (place, resolver_id, last_activity_at, id);
CREATE INDEX thread_member ON thread (member_id, last_activity_at);
CREATE INDEX thread_order ON thread (order_key);
CREATE INDEX thread_binned ON thread (binned_at);
CREATE INDEX thread_snooze ON thread (snoozed_until);

CREATE TABLE message (
    id {id},
    thread_id BIGINT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
    author TEXT NOT NULL CHECK (author IN ('member', 'agent', 'note', 'desk')),
    agent_id BIGINT REFERENCES agent (id),
    body TEXT NOT NULL,
    body_fold TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- The event that announced it: what an author has seen is told from what is newer (rule 5).
    event_seq BIGINT NOT NULL,
    -- Taken back within the undo window: kept, not shown.
    undone_at BIGINT,
    submission TEXT UNIQUE
);
CREATE INDEX message_thread ON message (thread_id, id);

CREATE TABLE draft (
    thread_id BIGINT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
    agent_id BIGINT NOT NULL REFERENCES agent (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (thread_id, agent_id)
);

CREATE TABLE event (
    seq {id},
    at BIGINT NOT NULL,
    thread_id BIGINT,
    agent_id BIGINT,
    kind TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX event_thread ON event (thread_id, seq);

CREATE TABLE bulk (
    id {id},
    agent_id BIGINT NOT NULL REFERENCES agent (id),
    act TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    undone_at BIGINT
);

CREATE TABLE bulk_item (
    bulk_id BIGINT NOT NULL REFERENCES bulk (id) ON DELETE CASCADE,
    thread_id BIGINT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
    -- The values that the act changed, as they were (JSON), and the thread's event after it.
    before TEXT NOT NULL,
    event_after BIGINT NOT NULL,
    PRIMARY KEY (bulk_id, thread_id)
);
CREATE INDEX bulk_item_thread ON bulk_item (thread_id);

CREATE TABLE template (
    id {id},
    name_tr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    lang TEXT NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE template_version (
    template_id BIGINT NOT NULL REFERENCES template (id),
    number INTEGER NOT NULL,
    subject TEXT NOT NULL,
    html TEXT NOT NULL,
    text TEXT NOT NULL,
    agent_id BIGINT REFERENCES agent (id),
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (template_id, number)
);

CREATE TABLE outgoing (
    id {id},
    message_id BIGINT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    thread_id BIGINT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
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
    bytes {bytes} NOT NULL,
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
CREATE INDEX outgoing_due ON outgoing (state, next_at);
CREATE INDEX outgoing_newest ON outgoing (created_at, id);
CREATE INDEX outgoing_thread ON outgoing (thread_id, id);
CREATE INDEX outgoing_message ON outgoing (message_id);

CREATE TABLE attempt (
    outgoing_id BIGINT NOT NULL REFERENCES outgoing (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    stage TEXT NOT NULL,
    state TEXT NOT NULL,
    code INTEGER,
    enhanced TEXT,
    text TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (outgoing_id, number)
);

CREATE TABLE api_key (
    id {id},
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    key_hash TEXT NOT NULL UNIQUE,
    agent_id BIGINT NOT NULL REFERENCES agent (id),
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    revoked_at BIGINT
);

CREATE TABLE idempotency (
    client TEXT NOT NULL,
    request_key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (client, request_key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

CREATE TABLE saved_view (
    id {id},
    agent_id BIGINT NOT NULL REFERENCES agent (id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (agent_id, list, name)
);

CREATE TABLE export (
    id {id},
    agent_id BIGINT NOT NULL REFERENCES agent (id),
    request TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'ready', 'cancelled', 'failed', 'expired')),
    done BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL DEFAULT 0,
    file_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX export_agent ON export (agent_id, id);
