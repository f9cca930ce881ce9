// What articles say of these entities; $ids: entity ids
UNWIND $ids AS id MATCH (:Article)-[m:MENTIONS]->(n:Entity {id: id})
RETURN n.id AS entity, m.name AS name, m.label AS label, m.forms AS forms
