// The next articles in the order of their ids
// $after: text — the last id of the page before
// $limit: number — how many
MATCH (n:Article)
WHERE n.id > $after
RETURN n AS node
ORDER BY n.id
LIMIT $limit
