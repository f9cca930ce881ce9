// What do two entities have in common?
// Others that claims link to both, with the number of claims on each side.
// claims: factual
// $a: entity — one
// $b: entity — the other
// $limit: number — how many (default: 100)
MATCH (a:Entity {id: $a})
MATCH (b:Entity {id: $b})
MATCH (a)-[x]-(m:Entity)
WHERE x.factual AND m.id <> $a AND m.id <> $b
WITH a, b, m, count(x) AS with_a
MATCH (b)-[y]-(m)
WHERE y.factual
WITH m, with_a, count(y) AS with_b
RETURN m AS entity, with_a, with_b
ORDER BY with_a + with_b DESC, m.id
LIMIT $limit
