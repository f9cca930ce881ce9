// Which articles mention these entities; $ids: entity ids
UNWIND $ids AS id MATCH (e:Entity {id: id}) MATCH (a:Article)-[:MENTIONS]->(e) RETURN e.id AS entity, a.id AS article
ORDER BY entity, article
