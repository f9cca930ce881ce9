// Articles are copies of others; $rows: maps of id, a (the copy's id), o (the original's id)
UNWIND $rows AS r MATCH (a:Article {id: r.a}) MATCH (o:Article {id: r.o}) CREATE (a)-[c:COPY_OF]->(o) SET c.id = r.id
RETURN count(c) AS count
