// Which properties claims have, seen in a sample
// $sample: number — how many claims are looked at
MATCH (:Entity)-[r]->(:Entity)
WITH r LIMIT $sample
UNWIND keys(r) AS key
RETURN DISTINCT key
ORDER BY key
