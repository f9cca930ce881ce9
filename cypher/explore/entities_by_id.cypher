// Entities by id
// $ids: list of entity ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n AS node
ORDER BY n.id
