// Who and what is mentioned most?
// Entities by the number of articles that mention them, then by mentions (names, descriptions, pronouns).
// claims: all
// $limit: number — how many (default: 50)
MATCH (a:Article)-[m:MENTIONS]->(n:Entity)
WITH n, count(DISTINCT a) AS articles, count(DISTINCT a.outlet) AS outlets, sum(m.count) AS mentions
RETURN n AS entity, articles, outlets, mentions
ORDER BY articles DESC, mentions DESC, n.id
LIMIT $limit
