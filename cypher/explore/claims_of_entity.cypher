// The claims in which an entity is subject or object, the latest first
// $id: entity
// $limit: number — how many
MATCH (n:Entity {id: $id})
MATCH (n)-[r]-(:Entity)
WITH DISTINCT r
ORDER BY r.published IS NULL, r.published DESC, r.article, r.start, r.id
LIMIT $limit
WITH r, startNode(r) AS s, endNode(r) AS o
OPTIONAL MATCH (a:Article {id: r.article})
RETURN s.id AS source, s.name AS subject, o.id AS target, o.name AS object, type(r) AS type,
       a.title AS title, a.url AS url, properties(r) AS properties
