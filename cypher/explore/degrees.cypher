// How many different neighbours some entities have
// $ids: list of entity ids
// $factual: boolean — only factual claims
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r]-(m:Entity)
WHERE r.factual OR NOT $factual
RETURN n.id AS id, count(DISTINCT m) AS degree
