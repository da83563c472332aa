-- What the server itself keeps. (The list of applied migrations is made by the program before this file.)

-- Keys made by the program at its first start: signatures of forms, links in e-mails...
CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (value <> '')
);
