// Who is said to hold an office that only one can hold?
// Two hold one office of one place, or two places are its capital; claims that say "former" are left out. Of each
// the latest claim is quoted, and the days of the first and the last: those who held it one after the other are there too.
// claims: factual
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 100)
MATCH (a:Entity)-[r:PRESIDENT_OF|PRIME_MINISTER_OF|MONARCH_OF|GOVERNOR_OF|MAYOR_OF|CAPITAL_OF]->(what:Entity)
WHERE r.factual AND coalesce(r.time, '') <> 'former' AND ($known IS NULL OR r.published <= $known)
WITH a, what, r
ORDER BY r.published DESC, r.id
WITH a, what, type(r) AS office, min(r.published) AS since, count(r) AS claims, collect(r)[0] AS one
MATCH (b:Entity)-[r:PRESIDENT_OF|PRIME_MINISTER_OF|MONARCH_OF|GOVERNOR_OF|MAYOR_OF|CAPITAL_OF]->(what)
WHERE type(r) = office AND a.id < b.id
  AND r.factual AND coalesce(r.time, '') <> 'former' AND ($known IS NULL OR r.published <= $known)
WITH a, b, what, office, since, claims, one, r
ORDER BY r.published DESC, r.id
WITH a, b, what, office, since, claims, one,
     min(r.published) AS other_since, count(r) AS other_claims, collect(r)[0] AS other
RETURN office, what.name AS of_what,
       a.name AS one_says, one.quote AS one_quote, one.outlet AS one_outlet, one.published AS one_published,
       b.name AS other_says, other.quote AS other_quote, other.outlet AS other_outlet,
       other.published AS other_published, since AS one_since, claims AS one_claims,
       other_since, other_claims, one AS claim, other AS rival
ORDER BY of_what, office, one_says, other_says, one.id, other.id
LIMIT $limit
