// What the store knows of every article beside its graph: the hash of its content, and where it is from
MATCH (a:Article)
RETURN a.id AS id, a.hash AS hash, a.tally_place AS place, a.tally_content AS content, a.tally_extractor AS extractor
