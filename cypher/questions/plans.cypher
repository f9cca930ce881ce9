// What is planned, ordered or wished for?
// Claims about what has not happened yet or may never happen, with the kind.
// claims: all
// $about: entity — only plans about this one (optional)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.modality <> 'asserted' AND NOT r.negated AND ($about IS NULL OR a.id = $about OR b.id = $about)
  AND ($known IS NULL OR r.published <= $known)
RETURN r.modality AS kind, a.name AS subject, type(r) AS relation, b.name AS object, r.time AS time,
       r.attributed_to AS according_to, r.quote AS quote, r.outlet AS outlet, r.published AS published,
       r AS claim
ORDER BY published DESC, kind, r.article, r.start, r.id
LIMIT $limit
