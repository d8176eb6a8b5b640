-- An act on many threads is a job: its set is frozen first, then done batch by batch.
ALTER TABLE bulk ADD COLUMN state TEXT NOT NULL DEFAULT 'done'
    CHECK (state IN ('frozen', 'running', 'done', 'cancelled'));
ALTER TABLE bulk ADD COLUMN total BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bulk ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bulk ADD COLUMN skipped BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bulk ADD COLUMN conflicts BIGINT NOT NULL DEFAULT 0;
CREATE INDEX bulk_state ON bulk (state);
-- What became of one thread, and its event when the set was frozen.
ALTER TABLE bulk_item ADD COLUMN outcome TEXT NOT NULL DEFAULT 'changed'
    CHECK (outcome IN ('waiting', 'changed', 'skipped', 'conflict', 'undone'));
ALTER TABLE bulk_item ADD COLUMN seen BIGINT NOT NULL DEFAULT 0;
CREATE INDEX bulk_item_outcome ON bulk_item (bulk_id, outcome, thread_id);
