// Who goes, withdraws or is sent where?
// Travels, arrivals, withdrawals and deployments.
// claims: factual
// $entity: entity — only those of, from or to this one (optional)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r:VISITS|TRAVELS_TO|TRAVELS_FROM|ARRIVES_IN|RETURNS_TO|RETURNS_FROM|LEAVES|WITHDRAWS_FROM|WITHDRAWS|FLEES|FLEES_TO|MIGRATES_TO|TAKEN_TO|ENTERS|SENDS|SENDS_TO|STATIONED_IN]->(b:Entity)
WHERE r.factual AND ($entity IS NULL OR a.id = $entity OR b.id = $entity)
  AND ($known IS NULL OR r.published <= $known)
RETURN a.name AS who, type(r) AS movement, b.name AS place, r.quantity AS quantity,
       coalesce(r.event_date, r.published) AS day, r.quote AS quote, r.outlet AS outlet, r AS claim
ORDER BY day DESC, who, place, r.id
LIMIT $limit
