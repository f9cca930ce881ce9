// How many different neighbours some entities have
// One row for all: rows that are read beside those of another question hold each other up.
// $ids: list of entity ids
// $factual: boolean — only factual claims
// $concepts: boolean — concepts too
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r]-(m:Entity)
WHERE (r.factual OR NOT $factual) AND n <> m AND ($concepts OR NOT m:Concept)
WITH n.id AS id, count(DISTINCT m) AS degree
RETURN collect({id: id, degree: degree}) AS degrees
