-- Substring search over the folded columns. The index holds trigrams only; the text stays in its own table.
CREATE VIRTUAL TABLE thread_search USING fts5 (
    subject_fold, order_key, content = 'thread', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER thread_search_insert AFTER INSERT ON thread BEGIN
    INSERT INTO thread_search (rowid, subject_fold, order_key) VALUES (new.id, new.subject_fold, new.order_key);
END;
CREATE TRIGGER thread_search_delete AFTER DELETE ON thread BEGIN
    INSERT INTO thread_search (thread_search, rowid, subject_fold, order_key)
    VALUES ('delete', old.id, old.subject_fold, old.order_key);
END;
CREATE TRIGGER thread_search_update AFTER UPDATE OF subject_fold, order_key ON thread BEGIN
    INSERT INTO thread_search (thread_search, rowid, subject_fold, order_key)
    VALUES ('delete', old.id, old.subject_fold, old.order_key);
    INSERT INTO thread_search (rowid, subject_fold, order_key) VALUES (new.id, new.subject_fold, new.order_key);
END;

CREATE VIRTUAL TABLE member_search USING fts5 (
    full_name_fold, email_fold, content = 'member', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER member_search_insert AFTER INSERT ON member BEGIN
    INSERT INTO member_search (rowid, full_name_fold, email_fold) VALUES (new.id, new.full_name_fold, new.email_fold);
END;
CREATE TRIGGER member_search_delete AFTER DELETE ON member BEGIN
    INSERT INTO member_search (member_search, rowid, full_name_fold, email_fold)
    VALUES ('delete', old.id, old.full_name_fold, old.email_fold);
END;
CREATE TRIGGER member_search_update AFTER UPDATE OF full_name_fold, email_fold ON member BEGIN
    INSERT INTO member_search (member_search, rowid, full_name_fold, email_fold)
    VALUES ('delete', old.id, old.full_name_fold, old.email_fold);
    INSERT INTO member_search (rowid, full_name_fold, email_fold) VALUES (new.id, new.full_name_fold, new.email_fold);
END;

CREATE VIRTUAL TABLE message_search USING fts5 (
    body_fold, content = 'message', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = 'full'
);
CREATE TRIGGER message_search_insert AFTER INSERT ON message BEGIN
    INSERT INTO message_search (rowid, body_fold) VALUES (new.id, new.body_fold);
END;
CREATE TRIGGER message_search_delete AFTER DELETE ON message BEGIN
    INSERT INTO message_search (message_search, rowid, body_fold) VALUES ('delete', old.id, old.body_fold);
END;
CREATE TRIGGER message_search_update AFTER UPDATE OF body_fold ON message BEGIN
    INSERT INTO message_search (message_search, rowid, body_fold) VALUES ('delete', old.id, old.body_fold);
    INSERT INTO message_search (rowid, body_fold) VALUES (new.id, new.body_fold);
END;
