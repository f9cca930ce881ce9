// Which entities the claims of these articles join, and how many claims and mentions they have; a look at
// every claim; $ids: article ids
UNWIND $ids AS id MATCH (a:Article {id: id}) WITH a, COUNT { (a)-[:MENTIONS]->(:Entity) } AS mentions
OPTIONAL MATCH (s:Entity)-[r]->(o:Entity) WHERE r.article = a.id
RETURN a.id AS id, mentions, count(r) AS claims,
       collect(CASE WHEN r IS NULL THEN null ELSE s.id + '\t' + o.id END) AS pairs
