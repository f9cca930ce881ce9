// How much is in the store, and what no article supports any more
OPTIONAL MATCH (a:Article) WITH count(a) AS articles, sum(a.claims) AS claims
OPTIONAL MATCH (e:Entity)
RETURN articles, claims, count(e) AS entities, sum(CASE WHEN size(e.tally_names) = 0 THEN 1 ELSE 0 END) AS orphans
