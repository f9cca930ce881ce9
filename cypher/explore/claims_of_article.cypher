// The claims of one article, in the order of its text
// $id: article
// The article knows the pairs of entities that it joins, so that no hub has to be scanned.
MATCH (a:Article {id: $id})
UNWIND a.pairs AS pair
WITH a, split(pair, '\t') AS ends
MATCH (s:Entity {id: ends[0]})
MATCH (o:Entity {id: ends[1]})
MATCH (s)-[r]->(o)
WHERE r.article = $id
RETURN s.id AS source, s.name AS subject, o.id AS target, o.name AS object, type(r) AS type,
       a.title AS title, a.url AS url, properties(r) AS properties
