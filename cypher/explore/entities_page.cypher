// The next entities in the order of their ids
// $after: text — the last id of the page before
// $limit: number — how many
MATCH (n:Entity)
WHERE n.id > $after
RETURN n AS node
ORDER BY n.id
LIMIT $limit
