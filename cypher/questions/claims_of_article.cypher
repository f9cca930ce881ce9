// What does an article claim?
// Every claim of one article in the order of its text, with its standing.
// claims: all
// $article: article — its id, as `kg articles` lists it
MATCH (:Article {id: $article})-[:MENTIONS]->(a:Entity)
MATCH (a)-[r]->(b:Entity)
WHERE r.article = $article
RETURN a.name AS subject, type(r) AS relation, b.name AS object, r.factual AS factual, r.negated AS negated,
       r.modality AS modality, r.attributed_to AS according_to, r.quote AS quote, r AS claim
ORDER BY r.start, r.id
