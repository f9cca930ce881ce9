// All claims with one of these subjects
// $ids: list of entity ids
UNWIND $ids AS id
MATCH (s:Entity {id: id})-[r]->(o:Entity)
RETURN s.id AS source, o.id AS target, type(r) AS type, properties(r) AS properties
