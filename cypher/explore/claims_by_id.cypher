// Claims by id, wherever they are
// $ids: list of claim ids
MATCH (s:Entity)-[r]->(o:Entity)
WHERE r.id IN $ids
RETURN s.id AS source, o.id AS target, type(r) AS type, properties(r) AS properties
