-- What a finding says, for other languages than English.

ALTER TABLE api_finding ADD COLUMN wording TEXT NOT NULL DEFAULT '{"key":"","arguments":[]}';
