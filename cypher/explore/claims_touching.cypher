// All claims between some entities and any of a larger set, which contains them
// $ids: list of entity ids
// $all: list of entity ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r]-(m:Entity)
WHERE m.id IN $all
RETURN startNode(r).id AS source, endNode(r).id AS target, type(r) AS type, properties(r) AS properties
