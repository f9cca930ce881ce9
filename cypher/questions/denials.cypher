// What is denied, and by whom?
// Negated claims: denied by somebody, or denied by the article itself.
// claims: all
// $about: entity — only denials about this one (optional)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.negated AND ($about IS NULL OR a.id = $about OR b.id = $about OR r.speaker = $about)
  AND ($known IS NULL OR r.published <= $known)
RETURN coalesce(r.attributed_to, 'the article') AS who, a.name AS subject, type(r) AS relation,
       b.name AS object, r.quote AS quote, r.outlet AS outlet, r.published AS published, r AS claim
ORDER BY published DESC, r.article, r.start, r.id
LIMIT $limit
