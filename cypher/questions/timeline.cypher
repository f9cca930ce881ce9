// What happened when?
// The claims of one entity by day: the event's where the article tells it, else that of publication.
// claims: factual
// $entity: entity — whose timeline
// $since: date — from this day on (optional)
// $until: date — up to this day (optional)
// $limit: number — how many rows (default: 500)
MATCH (n:Entity {id: $entity})
MATCH (n)-[r]-(:Entity)
WHERE r.factual
WITH DISTINCT r, coalesce(r.event_date, r.published) AS day
WHERE day IS NOT NULL AND ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until)
RETURN day, startNode(r).name AS subject, type(r) AS relation, endNode(r).name AS object, r.quote AS quote,
       r.outlet AS outlet, r AS claim
ORDER BY day, r.article, r.start, r.id
LIMIT $limit
