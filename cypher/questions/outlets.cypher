// What does each outlet contribute?
// Articles and claims of each outlet, and how many of the claims it states as fact.
// claims: all
MATCH (:Entity)-[r]->(:Entity)
WITH coalesce(r.outlet, 'unknown') AS name, sum(CASE WHEN r.factual THEN 1 ELSE 0 END) AS factual
WITH collect({name: name, factual: factual}) AS found
MATCH (a:Article)
WITH found, coalesce(a.outlet, 'unknown') AS outlet, count(a) AS articles, sum(a.claims) AS claims,
     min(a.published) AS first, max(a.published) AS last
RETURN outlet, articles, claims, coalesce([x IN found WHERE x.name = outlet | x.factual][0], 0) AS factual,
       first, last
ORDER BY articles DESC, outlet
