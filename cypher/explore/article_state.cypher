// Which version of an article stands in the store, and how many claims and mentions belong to it
// $id: article
MATCH (a:Article {id: $id})
RETURN a.tally_graph AS version, a.claims AS claims, a.tally_mentions AS mentions
