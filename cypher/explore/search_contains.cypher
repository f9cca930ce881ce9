// Entities whose folded names contain a text
// $text: text — folded
// $limit: number — how many
MATCH (n:Entity)
WHERE n.names CONTAINS $text
RETURN n AS node, COUNT { (n)-[]-(:Entity) } AS degree
ORDER BY degree DESC, n.id
LIMIT $limit
