-- How somebody likes their lists, as JSON of model::list_look.
ALTER TABLE agent ADD COLUMN list_look TEXT NOT NULL DEFAULT '{}';
