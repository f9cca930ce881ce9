// The claims that people rejected, which stand beside the graph
MATCH (a:Article)-[r:REJECTED_CLAIM]->(s:Entity)
OPTIONAL MATCH (o:Entity {id: r.object})
RETURN s.id AS source, s.name AS subject, r.object AS target, o.name AS object, r.type AS type,
       a.title AS title, a.url AS url, properties(r) AS properties
ORDER BY r.article, r.start, r.id
