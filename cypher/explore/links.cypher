// The neighbours of some entities, each once, for a search of paths
// $ids: list of entity ids
// $standings: list of stated, reported, planned, denied — which claims link
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r]-(m:Entity)
WHERE CASE WHEN r.factual THEN 'stated' WHEN r.negated THEN 'denied' WHEN r.modality <> 'asserted' THEN 'planned' ELSE 'reported' END IN $standings
RETURN n.id AS a, m.id AS b, count(DISTINCT r.voice) AS outlets
