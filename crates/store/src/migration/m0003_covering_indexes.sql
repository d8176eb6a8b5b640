-- What is collected first and sorted afterwards is told by an index alone, without reading a row of the table: the threads of
-- many members, and those of a range of days.
DROP INDEX thread_member;
CREATE INDEX thread_member ON thread (member_id, place, last_activity_at, opened_at, id);
DROP INDEX thread_closed_at;
CREATE INDEX thread_closed_at ON thread (place, closed_at, last_activity_at, opened_at, id);
CREATE INDEX thread_opened_activity ON thread (place, opened_at, last_activity_at, id);
