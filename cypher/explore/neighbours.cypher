// The neighbours of some entities, with how many claims link them
// $ids: list of entity ids
// $factual: boolean — only factual claims
// $types: list of relation types, or null for all
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r]-(m:Entity)
WHERE (r.factual OR NOT $factual) AND ($types IS NULL OR type(r) IN $types)
RETURN n.id AS source, m.id AS target, m:Concept AS concept, count(r) AS claims
ORDER BY source, claims DESC, target
