// The neighbours of some entities, each once, for a search of paths
// $ids: list of entity ids
// $factual: boolean — only factual claims
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r]-(m:Entity)
WHERE r.factual OR NOT $factual
RETURN n.id AS a, m.id AS b, count(DISTINCT CASE WHEN r.derived_from IS NULL THEN r.outlet END) AS outlets
