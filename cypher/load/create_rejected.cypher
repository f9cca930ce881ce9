// Claims that a person rejected, beside the graph; $rows: maps of a (article id), e (entity id), p (properties)
UNWIND $rows AS r MATCH (a:Article {id: r.a}) MATCH (e:Entity {id: r.e}) CREATE (a)-[x:REJECTED_CLAIM]->(e) SET x = r.p
RETURN count(x) AS count
