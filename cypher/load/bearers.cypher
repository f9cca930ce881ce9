// How many entities that are no article's own stand under some family names; $families: the names
UNWIND $families AS family MATCH (e:Entity {tally_family: family}) WHERE NOT e.id CONTAINS '@'
RETURN family, count(e) AS people
