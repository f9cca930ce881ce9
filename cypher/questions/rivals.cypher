// Who is said to hold an office that only one can hold?
// Two claims give one office of one place to two people; claims that say "former" are left out. Compare the dates.
// claims: factual
// $limit: number — how many rows (default: 100)
MATCH (a:Entity)-[one:PRESIDENT_OF|PRIME_MINISTER_OF|MONARCH_OF|GOVERNOR_OF|MAYOR_OF|CAPITAL_OF]->(what:Entity)
MATCH (b:Entity)-[other]->(what)
WHERE type(other) = type(one) AND a.id < b.id AND one.factual AND other.factual
  AND coalesce(one.time, '') <> 'former' AND coalesce(other.time, '') <> 'former'
RETURN type(one) AS office, what.name AS of_what,
       a.name AS one_says, one.quote AS one_quote, one.outlet AS one_outlet, one.published AS one_published,
       b.name AS other_says, other.quote AS other_quote, other.outlet AS other_outlet,
       other.published AS other_published, one AS claim, other AS rival
ORDER BY of_what, office, one.published, other.published, one.id, other.id
LIMIT $limit
