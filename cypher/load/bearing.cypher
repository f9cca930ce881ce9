// Some profiles of a family in which a text stands; $rows: maps of family and texts
UNWIND $rows AS r MATCH (e:Entity {tally_family: r.family})
WITH r, e.tally_profiles AS profiles
UNWIND r.texts AS text
WITH r.family AS family, text, [profile IN profiles WHERE profile CONTAINS text] AS found
WHERE size(found) > 0
WITH family, text, collect(found[0]) AS found
RETURN family, found[0..3] AS profiles
