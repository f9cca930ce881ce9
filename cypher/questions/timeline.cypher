// What happened when?
// The claims of one entity, or of two, by day: the event's where the article tells it, else that of
// publication. The precision says how exactly the day is told: day, week, month, season, year, or published.
// claims: factual
// $entity: entity — whose timeline
// $other: entity — only what joins it to this one (optional)
// $by: text — event, or published for the day of publication alone (default: event)
// $since: date — from this day on (optional)
// $until: date — up to this day (optional)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 500)
MATCH (n:Entity {id: $entity})
MATCH (n)-[r]-(m:Entity)
WHERE r.factual AND ($other IS NULL OR m.id = $other) AND ($known IS NULL OR r.published <= $known)
WITH DISTINCT r, ($by = 'event' AND r.event_date IS NOT NULL) AS told
WITH r, CASE WHEN told THEN r.event_date ELSE r.published END AS day,
     CASE WHEN told THEN coalesce(r.granularity, 'day') ELSE 'published' END AS precision
WHERE day IS NOT NULL AND ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until)
RETURN day, startNode(r).name AS subject, type(r) AS relation, endNode(r).name AS object, precision,
       r.quote AS quote, r.outlet AS outlet, r.published AS published, r AS claim
ORDER BY day, r.article, r.start, r.id
LIMIT $limit
