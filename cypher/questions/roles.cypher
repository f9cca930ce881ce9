// Who holds which role?
// Offices, jobs and memberships; `time` says "former" where the article does.
// claims: factual
// $entity: entity — only roles of this one, or in this one (optional)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r:PRESIDENT_OF|VICE_PRESIDENT_OF|PRIME_MINISTER_OF|FOREIGN_MINISTER_OF|DEFENSE_MINISTER_OF|FINANCE_MINISTER_OF|INTERIOR_MINISTER_OF|MINISTER_OF|MONARCH_OF|LEADER_OF|COMMANDER_OF|EXECUTIVE_OF|GOVERNOR_OF|MAYOR_OF|LEGISLATOR_OF|AMBASSADOR_TO|SPOKESPERSON_FOR|OFFICIAL_OF|MEMBER_OF|REPRESENTS|WORKS_FOR|WORKS_AS|PLAYS_FOR|CANDIDATE_FOR]->(b:Entity)
WHERE r.factual AND ($entity IS NULL OR a.id = $entity OR b.id = $entity)
  AND ($known IS NULL OR r.published <= $known)
RETURN a.name AS who, type(r) AS role, b.name AS of_what, r.time AS time, r.quote AS quote, r.outlet AS outlet,
       r.published AS published, r AS claim
ORDER BY who, role, of_what, published DESC, r.id
LIMIT $limit
