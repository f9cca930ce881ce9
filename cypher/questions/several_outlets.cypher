// What do several outlets report?
// Relations between two that at least so many outlets report independently, the most reported first. Copies of one
// text count as one outlet, derived claims and unknown outlets as none. A meeting is one, whoever is named first.
// claims: factual
// $outlets: number — at least so many outlets (default: 2)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.factual AND r.voice IS NOT NULL AND ($known IS NULL OR r.published <= $known)
WITH r, a, b, b.id < a.id AND type(r) IN ['MEETS', 'NEGOTIATES_WITH', 'AGREES_WITH', 'COOPERATES_WITH', 'ALLIED_WITH', 'HAS_TIES_WITH', 'MARRIES',
    'DIVORCES', 'COMPETES_WITH', 'TRADES_WITH', 'DISPUTES_WITH', 'SPOUSE_OF', 'SIBLING_OF', 'RELATIVE_OF',
    'FRIEND_OF', 'RESEMBLES', 'DIFFERS_FROM', 'MERGES_WITH'] AS turned
WITH r, CASE WHEN turned THEN b ELSE a END AS one, CASE WHEN turned THEN a ELSE b END AS other
ORDER BY r.published, r.id
WITH one, other, type(r) AS relation, count(DISTINCT r.voice) AS outlets, collect(r) AS claims
WHERE outlets >= $outlets
RETURN one.name AS subject, relation, other.name AS object, outlets, size(claims) AS claims,
       claims[0].published AS first, claims[0].outlet AS first_outlet, claims[0].quote AS first_quote,
       claims[0] AS claim
ORDER BY outlets DESC, claims DESC, subject, relation, object
LIMIT $limit
