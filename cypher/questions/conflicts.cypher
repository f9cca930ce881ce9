// Who attacks or fights whom?
// Violence, threats and accusations; reported, planned and denied ones too, with what they are.
// claims: all
// $entity: entity — only those of this one (optional)
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r:ATTACKS|BOMBS|INVADES|CAPTURES|KILLS|INJURES|FIGHTS|THREATENS|BESIEGES|KIDNAPS|ACCUSES|PROTESTS_AGAINST|DISPUTES_WITH]->(b:Entity)
WHERE ($entity IS NULL OR a.id = $entity OR b.id = $entity) AND ($known IS NULL OR r.published <= $known)
RETURN a.name AS who, type(r) AS what, b.name AS whom, coalesce(r.event_date, r.published) AS day,
       r.factual AS factual, r.negated AS negated, r.modality AS modality, r.attributed_to AS according_to,
       r.quote AS quote, r.outlet AS outlet, r AS claim
ORDER BY day DESC, who, whom, r.id
LIMIT $limit
