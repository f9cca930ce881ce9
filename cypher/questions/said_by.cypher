// What did someone say?
// Claims that articles attribute to the entity.
// claims: all
// $speaker: entity — who said it
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.speaker = $speaker AND ($known IS NULL OR r.published <= $known)
RETURN a.name AS subject, type(r) AS relation, b.name AS object, r.negated AS negated,
       r.modality AS modality, r.quote AS quote, r.outlet AS outlet, r.published AS published, r AS claim
ORDER BY published DESC, r.article, r.start, r.id
LIMIT $limit
