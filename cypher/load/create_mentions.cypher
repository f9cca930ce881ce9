// What each article says of each entity; $rows: maps of a (article id), e (entity id), p (properties)
UNWIND $rows AS r MATCH (a:Article {id: r.a}) MATCH (e:Entity {id: r.e}) CREATE (a)-[x:MENTIONS]->(e) SET x = r.p
RETURN count(x) AS count
