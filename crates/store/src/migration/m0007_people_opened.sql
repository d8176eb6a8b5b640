-- The lists of one responder or resolver, in the order of opening: without these the whole list is walked for a rare one.
CREATE INDEX thread_responder_opened ON thread (place, responder_id, opened_at, id);
CREATE INDEX thread_resolver_opened ON thread (place, resolver_id, opened_at, id);
