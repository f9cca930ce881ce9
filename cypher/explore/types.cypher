// How many claims each relation type has, and how many of them are factual
MATCH (:Entity)-[r]->(:Entity)
RETURN type(r) AS type, count(*) AS count, sum(CASE WHEN r.factual THEN 1 ELSE 0 END) AS factual
ORDER BY count DESC, type
