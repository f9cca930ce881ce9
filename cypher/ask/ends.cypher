// The ids of nodes that came only as the ends of relationships; $ids: the database's own ids
MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, n.id AS id
