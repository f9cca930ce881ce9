// New properties of articles that exist; $rows: properties, with id
UNWIND $rows AS r MATCH (a:Article {id: r.id}) SET a += r RETURN count(a) AS count
