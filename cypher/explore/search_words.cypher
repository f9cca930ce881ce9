// Entities with a name that has words like these
// $words: text — folded words in the syntax of the full-text index, each with ~ for similar ones
// $limit: number — how many
CALL db.index.fulltext.queryNodes('entity_names', $words) YIELD node, score
WITH node, score
ORDER BY score DESC, node.id
LIMIT $limit
RETURN node, COUNT { (node)-[]-(:Entity) } AS degree
