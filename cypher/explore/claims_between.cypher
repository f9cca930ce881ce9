// Every claim between the two entities of each pair, in both directions
// $pairs: list of maps with the entity ids a and b
UNWIND $pairs AS pair
MATCH (a:Entity {id: pair.a})
MATCH (b:Entity {id: pair.b})
MATCH (a)-[r]-(b)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o
OPTIONAL MATCH (article:Article {id: r.article})
RETURN s.id AS source, s.name AS subject, o.id AS target, o.name AS object, type(r) AS type,
       article.title AS title, article.url AS url, properties(r) AS properties
