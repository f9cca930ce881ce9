// Claims of the type put in place of <type>; $rows: maps of s, o (entity ids), p (properties)
UNWIND $rows AS r MATCH (s:Entity {id: r.s}) MATCH (o:Entity {id: r.o}) CREATE (s)-[x:<type>]->(o) SET x = r.p
RETURN count(x) AS count
