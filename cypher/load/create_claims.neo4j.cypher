// Claims of any types; $rows: maps of s, o (entity ids), t (type), p (properties)
UNWIND $rows AS r MATCH (s:Entity {id: r.s}) MATCH (o:Entity {id: r.o}) CREATE (s)-[x:$(r.t)]->(o) SET x = r.p
RETURN count(x) AS count
