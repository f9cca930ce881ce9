// One claim by its id: every claim is looked at, because no index spans all relation types
// $id: text — the claim's id
MATCH (s:Entity)-[r]->(o:Entity)
WHERE r.id = $id
OPTIONAL MATCH (a:Article {id: r.article})
RETURN s.id AS source, s.name AS subject, o.id AS target, o.name AS object, type(r) AS type,
       a.title AS title, a.url AS url, properties(r) AS properties
