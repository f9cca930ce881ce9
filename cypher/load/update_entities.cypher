// New properties of entities that exist; $rows: properties, with id
UNWIND $rows AS r MATCH (n:Entity {id: r.id}) SET n += r RETURN count(n) AS count
