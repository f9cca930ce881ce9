// How many nodes each label has
// Counted, not looked up: an engine may keep the names of emptied labels.
MATCH (n)
UNWIND labels(n) AS label
RETURN label, count(*) AS count
ORDER BY count DESC, label
