// The articles that show an entity in one of some ways; $rows: maps of e (entity id) and profiles
UNWIND $rows AS r MATCH (e:Entity {id: r.e})<-[m:MENTIONS]-(a:Article)
WHERE any(profile IN m.tally_profiles WHERE profile IN r.profiles)
RETURN DISTINCT a.id AS id
