// All articles, the newest first
MATCH (a:Article)
RETURN a.id AS id, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url,
       a.claims AS claims, size(a.dropped) AS dropped
ORDER BY published IS NULL, published DESC, id
