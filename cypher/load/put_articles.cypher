// Articles with all their properties; $rows: properties, with id
UNWIND $rows AS r MERGE (a:Article {id: r.id}) SET a = r RETURN count(a) AS count
