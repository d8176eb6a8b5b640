-- What a store brings of its past: a file's rows wait here until each is stored, known or refused.
CREATE TABLE import (
    id {id},
    agent_id BIGINT NOT NULL REFERENCES agent (id),
    kind TEXT NOT NULL CHECK (kind IN ('members', 'threads')),
    state TEXT NOT NULL
        CHECK (state IN ('reading', 'read', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
    file_name TEXT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX import_state ON import (state);
CREATE INDEX import_agent ON import (agent_id, id);
-- thread_line: the line of the first row of the same thread. outcome is empty until a row was looked at.
CREATE TABLE import_row (
    import_id BIGINT NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    line BIGINT NOT NULL,
    cells TEXT NOT NULL,
    thread_line BIGINT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('', 'new', 'doubtful', 'known', 'refused', 'stored')),
    remarks TEXT NOT NULL,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX import_row_thread ON import_row (import_id, thread_line, line);
CREATE INDEX import_row_outcome ON import_row (import_id, outcome, line);
-- An admin whose rights were moved by hand may import as one whose were not.
INSERT INTO role_right (role, right_name)
SELECT 'admin', 'import' WHERE EXISTS (SELECT 1 FROM role_right);
