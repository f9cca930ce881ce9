// Every claim in which an entity is subject or object
// $id: entity
MATCH (n:Entity {id: $id})
MATCH (n)-[r]-(:Entity)
WITH DISTINCT r
MATCH (s:Entity {id: startNode(r).id})
MATCH (o:Entity {id: endNode(r).id})
OPTIONAL MATCH (a:Article {id: r.article})
RETURN s.id AS source, s.name AS subject, o.id AS target, o.name AS object, type(r) AS type,
       a.title AS title, a.url AS url, properties(r) AS properties
