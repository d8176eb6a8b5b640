-- Whoever removes a row asks who refers to it: without these, every row of the table is read for each that goes.
CREATE INDEX thread_continues ON thread (continues_id) WHERE continues_id IS NOT NULL;
CREATE INDEX outgoing_resend ON outgoing (resend_of) WHERE resend_of IS NOT NULL;
