// Entities that articles mention but that lack what a load notes about them: they came by another way
MATCH (n:Entity) WHERE n.tally_names IS NULL AND EXISTS { (:Article)-[:MENTIONS]->(n) } RETURN n.id AS id ORDER BY id
