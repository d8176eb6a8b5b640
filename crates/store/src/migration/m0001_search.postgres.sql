-- Substring search over the folded columns, by trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX thread_subject_trgm ON thread USING gin (subject_fold gin_trgm_ops);
CREATE INDEX thread_order_trgm ON thread USING gin (order_key gin_trgm_ops);
CREATE INDEX member_name_trgm ON member USING gin (full_name_fold gin_trgm_ops);
CREATE INDEX member_email_trgm ON member USING gin (email_fold gin_trgm_ops);
CREATE INDEX message_body_trgm ON message USING gin (body_fold gin_trgm_ops);
