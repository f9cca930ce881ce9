// Who met whom?
// Meetings, talks, negotiations and visits, whoever of the two is named first.
// claims: factual
// $entity: entity — only meetings of this one (optional)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r:MEETS|TALKS_TO|NEGOTIATES_WITH|VISITS|HOSTS|WELCOMES]->(b:Entity)
WHERE r.factual AND ($entity IS NULL OR a.id = $entity OR b.id = $entity)
  AND ($known IS NULL OR r.published <= $known)
RETURN a.name AS who, type(r) AS how, b.name AS whom, coalesce(r.event_date, r.published) AS day,
       r.quote AS quote, r.outlet AS outlet, r AS claim
ORDER BY day DESC, who, whom, r.id
LIMIT $limit
