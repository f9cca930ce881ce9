// What these articles said of each entity; $ids: article ids
UNWIND $ids AS id MATCH (:Article {id: id})-[m:MENTIONS]->(e:Entity)
RETURN id AS article, e.id AS entity, m.name AS name, m.label AS label, m.forms AS forms,
       m.tally_profiles AS tally_profiles
