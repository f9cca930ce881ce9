// Some profiles of a family in which a text stands; $rows: maps of family and text
UNWIND $rows AS r MATCH (e:Entity {tally_family: r.family})
WITH r.family AS family, r.text AS text, [profile IN e.tally_profiles WHERE profile CONTAINS r.text] AS found
WHERE size(found) > 0
WITH family, text, collect(found[0]) AS found
RETURN family, found[0..3] AS profiles
