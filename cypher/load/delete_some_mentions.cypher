// Delete what an article says of some entities; $rows: maps of a (article id), e (entity id)
UNWIND $rows AS p MATCH (a:Article {id: p.a}) MATCH (e:Entity {id: p.e}) MATCH (a)-[m:MENTIONS]->(e)
DELETE m
