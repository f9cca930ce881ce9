// How many different neighbours some entities have
// $ids: list of entity ids
// $factual: boolean — only factual claims
// $concepts: boolean — concepts too
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r]-(m:Entity)
WHERE n.id <> m.id AND (r.factual OR NOT $factual) AND ($concepts OR NOT m:Concept)
RETURN n.id AS id, count(DISTINCT m) AS degree
