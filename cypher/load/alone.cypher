// The profiles of some family names alone, all in one row, and who of those that hold them is shown with a given name too; $rows: maps of family, its block, and words of which a profile holds one (null: all profiles). Those that belong to nobody with a given name are there in any case
UNWIND $rows AS r MATCH (e:Entity {tally_person: r.block})
WITH e, [profile IN e.tally_profiles WHERE r.words IS NULL OR (e.tally_family IS NULL AND NOT e.id CONTAINS '@') OR any(word IN r.words WHERE profile CONTAINS word)] AS held
WHERE size(held) > 0
UNWIND held AS profile
RETURN collect(e.id) AS ids, collect(profile) AS profiles, collect(DISTINCT CASE WHEN e.tally_family IS NULL THEN NULL ELSE [e.tally_family, e.id] END) AS named
