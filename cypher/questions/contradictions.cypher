// Where do articles contradict each other?
// The same relation between the same two, claimed in one place and denied in another, both as fact or both as
// planned, possible or the like; a meeting in either direction.
// claims: all
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 100)
MATCH (a:Entity)-[no]->(b:Entity)
WHERE no.negated AND ($known IS NULL OR no.published <= $known)
MATCH (a)-[yes]-(b)
WHERE type(yes) = type(no) AND NOT yes.negated AND yes.modality = no.modality
  AND ($known IS NULL OR yes.published <= $known)
WITH DISTINCT a, b, no, yes
WHERE startNode(yes).id = a.id OR type(no) IN ['MEETS', 'NEGOTIATES_WITH', 'AGREES_WITH', 'COOPERATES_WITH', 'ALLIED_WITH', 'HAS_TIES_WITH', 'MARRIES',
    'DIVORCES', 'COMPETES_WITH', 'TRADES_WITH', 'DISPUTES_WITH', 'SPOUSE_OF', 'SIBLING_OF', 'RELATIVE_OF',
    'FRIEND_OF', 'RESEMBLES', 'DIFFERS_FROM', 'MERGES_WITH']
RETURN a.name AS subject, type(yes) AS relation, b.name AS object,
       yes.quote AS said, yes.outlet AS said_in, coalesce(yes.attributed_to, 'the article') AS said_by,
       no.quote AS denied, no.outlet AS denied_in, coalesce(no.attributed_to, 'the article') AS denied_by,
       yes AS claim, no AS denial
ORDER BY subject, relation, object, yes.id, no.id
LIMIT $limit
