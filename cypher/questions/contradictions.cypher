// Where do articles contradict each other?
// The same relation between the same two, claimed in one place and denied in another.
// claims: all
// $limit: number — how many rows (default: 100)
MATCH (a:Entity)-[no]->(b:Entity)
WHERE no.negated
MATCH (a)-[yes]->(b)
WHERE type(yes) = type(no) AND NOT yes.negated
RETURN a.name AS subject, type(yes) AS relation, b.name AS object,
       yes.quote AS said, yes.outlet AS said_in, coalesce(yes.attributed_to, 'the article') AS said_by,
       no.quote AS denied, no.outlet AS denied_in, coalesce(no.attributed_to, 'the article') AS denied_by,
       yes AS claim, no AS denial
ORDER BY subject, relation, object, yes.id, no.id
LIMIT $limit
