// How many articles, entities and claims the store holds, by what each article notes of its claims
OPTIONAL MATCH (a:Article) WITH count(a) AS articles, coalesce(sum(a.claims), 0) AS claims
OPTIONAL MATCH (e:Entity) RETURN articles, count(e) AS entities, claims
