// The entities of one article and where it mentions them
// $id: article
MATCH (:Article {id: $id})-[m:MENTIONS]->(e:Entity)
RETURN e.id AS id, properties(m) AS mention
ORDER BY id
