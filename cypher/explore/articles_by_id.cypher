// Articles by id
// $ids: list of article ids
UNWIND $ids AS id
MATCH (n:Article {id: id})
RETURN n AS node
ORDER BY n.id
