// All mentions in these articles
// $ids: list of article ids
UNWIND $ids AS id
MATCH (a:Article {id: id})-[r:MENTIONS]->(e:Entity)
RETURN a.id AS source, e.id AS target, type(r) AS type, properties(r) AS properties
