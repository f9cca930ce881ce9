// The profiles of the people of some families of whom one profile holds one of some words, all in one row; $rows: maps of family and words
UNWIND $rows AS r MATCH (e:Entity {tally_family: r.family})
WHERE NOT e.id CONTAINS '@' AND any(profile IN e.tally_profiles WHERE any(word IN r.words WHERE profile CONTAINS word))
UNWIND e.tally_profiles AS profile
RETURN collect(e.id) AS ids, collect(profile) AS profiles
