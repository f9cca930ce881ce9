// How often articles mention some entities
// $ids: list of entity ids
UNWIND $ids AS id
MATCH (:Article)-[m:MENTIONS]->(n:Entity {id: id})
RETURN n.id AS id, sum(m.count) AS mentions
