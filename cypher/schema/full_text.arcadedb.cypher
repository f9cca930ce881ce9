// Words of names and articles; SQL, because this engine's Cypher has no full text DDL; separated by semicolons
CREATE PROPERTY Entity.names IF NOT EXISTS STRING;
CREATE PROPERTY Article.title IF NOT EXISTS STRING;
CREATE PROPERTY Article.text IF NOT EXISTS STRING;
CREATE INDEX entity_names IF NOT EXISTS ON Entity (names) FULL_TEXT;
CREATE INDEX article_text IF NOT EXISTS ON Article (title, text) FULL_TEXT
