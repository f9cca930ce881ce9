// Who said what about someone or something?
// Claims that the article attributes to somebody, in which the entity is subject or object.
// claims: all
// $about: entity — what it is about
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity {id: $about})
MATCH (a)-[r]-(:Entity)
WHERE r.attributed_to IS NOT NULL AND ($known IS NULL OR r.published <= $known)
WITH DISTINCT r
RETURN r.attributed_to AS who, startNode(r).name AS subject, type(r) AS relation, endNode(r).name AS object,
       r.negated AS negated, r.modality AS modality, r.quote AS quote, r.outlet AS outlet,
       r.published AS published, r AS claim
ORDER BY published DESC, who, r.id
LIMIT $limit
