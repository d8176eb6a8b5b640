-- Who does what only one process may do at a time, and until when unless it says again that it lives.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
