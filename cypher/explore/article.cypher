// One article
// $id: article
MATCH (a:Article {id: $id})
RETURN a AS node
