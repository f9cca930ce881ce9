// Which articles print the same text?
// Copies of one report, each with the article it is a copy of: the first of a known outlet.
// claims: all
// $limit: number — how many rows (default: 200)
MATCH (a:Article)-[:COPY_OF]->(o:Article)
RETURN o.title AS original, o.outlet AS outlet, o.published AS published, a.title AS copy, a.outlet AS copied_by,
       a.published AS copied, a.id AS article
ORDER BY published, original, copied, article
LIMIT $limit
