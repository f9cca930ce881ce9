// Delete an article's claims between the pairs of entities it joined; both ends are bound on their own, so
// that a hub's other claims are never scanned; $rows: maps of a (article id), s, o (entity ids)
UNWIND $rows AS p MATCH (s:Entity {id: p.s}) MATCH (o:Entity {id: p.o}) MATCH (s)-[r]->(o) WHERE r.article = p.a
DELETE r
