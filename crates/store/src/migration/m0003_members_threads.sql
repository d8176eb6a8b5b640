-- The threads of many members in the order of a list, told by the index alone.
DROP INDEX thread_member;
CREATE INDEX thread_member ON thread (member_id, place, last_activity_at, opened_at, id);
