// All claims between some entities
// $ids: list of entity ids
UNWIND $ids AS id
MATCH (s:Entity {id: id})-[r]->(o:Entity)
WHERE o.id IN $ids
RETURN s.id AS source, o.id AS target, type(r) AS type, properties(r) AS properties
