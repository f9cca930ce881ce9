// Entities by the beginning of their name
CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)
