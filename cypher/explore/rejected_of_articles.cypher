// The claims of some articles that people rejected
// $ids: list of article ids
UNWIND $ids AS id
MATCH (a:Article {id: id})-[r:REJECTED_CLAIM]->(s:Entity)
OPTIONAL MATCH (o:Entity {id: r.object})
RETURN s.id AS source, s.name AS subject, r.object AS target, o.name AS object, r.type AS type,
       a.title AS title, a.url AS url, properties(r) AS properties
ORDER BY r.article, r.start, r.id
