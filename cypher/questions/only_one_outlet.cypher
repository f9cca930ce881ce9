// What does only one outlet report?
// Relations between two that no other outlet of the store reports. Copies of one text count as the outlet they are
// from, derived claims and unknown outlets don't count.
// claims: factual
// $outlet: outlet — only what this one reports alone (optional)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.factual AND r.voice IS NOT NULL AND ($known IS NULL OR r.published <= $known)
WITH r, a, b, b.id < a.id AND type(r) IN ['MEETS', 'NEGOTIATES_WITH', 'AGREES_WITH', 'COOPERATES_WITH', 'ALLIED_WITH', 'HAS_TIES_WITH', 'MARRIES',
    'DIVORCES', 'COMPETES_WITH', 'TRADES_WITH', 'DISPUTES_WITH', 'SPOUSE_OF', 'SIBLING_OF', 'RELATIVE_OF',
    'FRIEND_OF', 'RESEMBLES', 'DIFFERS_FROM', 'MERGES_WITH'] AS turned
WITH r, CASE WHEN turned THEN b ELSE a END AS one, CASE WHEN turned THEN a ELSE b END AS other
ORDER BY r.published, r.id
WITH one, other, type(r) AS relation, collect(DISTINCT r.voice) AS outlets, collect(r) AS claims
WHERE size(outlets) = 1 AND ($outlet IS NULL OR outlets[0] = $outlet)
RETURN outlets[0] AS outlet, one.name AS subject, relation, other.name AS object, claims[0].quote AS quote,
       claims[0].published AS published, claims[0] AS claim
ORDER BY outlet, subject, relation, object
LIMIT $limit
