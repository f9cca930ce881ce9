// By which relation types an entity is linked to neighbours that are not shown, and to how many
// $id: entity
// $shown: list of entity ids
// $factual: boolean — only factual claims
// $concepts: boolean — concepts too
MATCH (n:Entity {id: $id})
MATCH (n)-[r]-(m:Entity)
WHERE (r.factual OR NOT $factual) AND ($concepts OR NOT m:Concept) AND m.id <> $id AND NOT m.id IN $shown
RETURN type(r) AS type, count(DISTINCT m) AS neighbours
ORDER BY neighbours DESC, type
